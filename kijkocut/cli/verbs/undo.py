"""`undo`: take back the last step."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.verb import Verb
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)
    parser.add_argument("--steps", type=int, default=1, metavar="N", help="how many (default 1)")


def _run(args: Namespace, studio: Studio) -> Answer:
    labels = []
    with studio.open(args.project) as work:
        for _ in range(args.steps):
            step = work.session.history.cursor
            work.session.undo()
            labels.append(work.session.history.steps[step].label)
        cursor = work.session.history.cursor
    data = {"undone": labels, "cursor": cursor}
    return Answer(data=data, lines=tuple(f"Undone: {label}" for label in labels))


VERB = Verb(name="undo", help="take back the last step", arguments=_arguments, run=_run)
