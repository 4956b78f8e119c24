"""`redo`: do again the step that was undone last."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.parser_values import step_count
from kijkocut.cli.verb import Verb
from kijkocut.edit.session import Session
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)
    parser.add_argument(
        "--steps", type=step_count, default=1, metavar="N", help="how many (default 1)"
    )
    parser.add_argument("--to", metavar="STEP", help="go to this step of the history instead")


def _run(args: Namespace, studio: Studio) -> Answer:
    with studio.open(args.project) as work:
        session = work.session
        labels: list[str] = []
        if args.to is not None:
            session.jump(args.to)
            lines: tuple[str, ...] = (f"Now at {args.to}",)
        else:
            labels = _redo(session, args.steps)
            lines = tuple(f"Redone: {label}" for label in labels)
            if len(labels) < args.steps:
                lines += ("There is nothing more to redo.",)
        cursor = session.history.cursor
    return Answer(data={"redone": labels, "cursor": cursor}, lines=lines)


def _redo(session: Session, steps: int) -> list[str]:
    labels: list[str] = []
    while len(labels) < steps and not (labels and session.history.next_step() is None):
        session.redo()
        labels.append(session.history.steps[session.history.cursor].label)
    return labels


VERB = Verb(name="redo", help="do again what was undone", arguments=_arguments, run=_run)
