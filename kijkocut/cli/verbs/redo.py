"""`redo`: do again the step that was undone last."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.verb import Verb
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)
    parser.add_argument("--steps", type=int, default=1, metavar="N", help="how many (default 1)")
    parser.add_argument("--to", metavar="STEP", help="go to this step of the history instead")


def _run(args: Namespace, studio: Studio) -> Answer:
    with studio.open(args.project) as work:
        session = work.session
        if args.to is not None:
            session.jump(args.to)
            lines: tuple[str, ...] = (f"Now at {args.to}",)
        else:
            for _ in range(args.steps):
                session.redo()
            lines = (f"Redone: {session.history.steps[session.history.cursor].label}",)
        cursor = session.history.cursor
    return Answer(data={"cursor": cursor}, lines=lines)


VERB = Verb(name="redo", help="do again what was undone", arguments=_arguments, run=_run)
