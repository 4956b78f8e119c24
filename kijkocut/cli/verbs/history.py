"""`history`: the tree of steps and where the project stands in it."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.verb import Verb
from kijkocut.edit.history import ROOT, History
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)


def _run(args: Namespace, studio: Studio) -> Answer:
    with studio.open(args.project, is_read_only=True) as work:
        history = work.session.history
    steps = [
        {
            "step": s.id,
            "parent": s.parent,
            "actor": s.actor,
            "label": s.label,
            "at_ms": s.at_ms,
            "edits": len(s.operations),
        }
        for s in history.steps.values()
    ]
    data = {"cursor": history.cursor, "steps": steps}
    return Answer(data=data, lines=tuple(_tree(history)) or ("(no edits yet)",))


def _tree(history: History) -> list[str]:
    """Draw the tree; a straight run of steps stays at one depth, branches go deeper."""
    lines: list[str] = []
    todo = [(step, 0) for step in reversed(history.children(ROOT))]
    while todo:
        key, depth = todo.pop()
        step = history.steps[key]
        when = datetime.fromtimestamp(step.at_ms / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")
        mark = "*" if key == history.cursor else " "
        lines.append(f"{mark} {'  ' * depth}{step.id}  {when}  {step.actor}: {step.label}")
        children = history.children(key)
        todo += [(c, depth + (len(children) > 1)) for c in reversed(children)]
    return lines


VERB = Verb(name="history", help="show what was done, as a tree", arguments=_arguments, run=_run)
