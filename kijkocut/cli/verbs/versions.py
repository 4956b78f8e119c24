"""`versions`: name the present state of a project, or list the names."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.tables import table
from kijkocut.cli.verb import Verb
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)
    parser.add_argument("--save", metavar="NAME", help="name the project as it is now")


def _run(args: Namespace, studio: Studio) -> Answer:
    with studio.open(args.project, is_read_only=args.save is None) as work:
        if args.save is not None:
            work.file.save_version(args.save)
        found = work.file.versions()
    rows = [
        (v.name, v.revision, datetime.fromtimestamp(v.at_ms / 1000, UTC).strftime("%Y-%m-%d %H:%M"))
        for v in found
    ]
    return Answer(data=found, lines=table(rows, ("name", "revision", "when (UTC)")))


VERB = Verb(name="versions", help="name or list versions", arguments=_arguments, run=_run)
