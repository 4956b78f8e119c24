"""`undo`: take back the last step."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.parser_values import step_count
from kijkocut.cli.verb import Verb
from kijkocut.edit.history import ROOT
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)
    parser.add_argument(
        "--steps", type=step_count, default=1, metavar="N", help="how many (default 1)"
    )


def _run(args: Namespace, studio: Studio) -> Answer:
    labels: list[str] = []
    with studio.open(args.project) as work:
        for _ in range(args.steps):
            step = work.session.history.cursor
            if labels and step == ROOT:
                break
            work.session.undo()
            labels.append(work.session.history.steps[step].label)
        cursor = work.session.history.cursor
    data = {"undone": labels, "cursor": cursor}
    lines = [f"Undone: {label}" for label in labels]
    if len(labels) < args.steps:
        lines.append("There is nothing more to undo.")
    return Answer(data=data, lines=tuple(lines))


VERB = Verb(name="undo", help="take back the last step", arguments=_arguments, run=_run)
