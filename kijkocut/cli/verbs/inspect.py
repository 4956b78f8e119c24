"""`inspect`: ask a project file's tables by SQL, read-only."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.tables import table
from kijkocut.cli.verb import Verb
from kijkocut.store import ask
from kijkocut.workspace import Studio

_QUERY = """
SELECT name, type FROM sqlite_schema WHERE type = 'table'
UNION ALL SELECT name, type FROM sqlite_temp_schema ORDER BY type, name
"""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)
    parser.add_argument("sql", nargs="?", default=_QUERY, help="default: list tables and views")


def _run(args: Namespace, studio: Studio) -> Answer:
    del studio
    rows = ask(args.project, args.sql)
    headings = tuple(rows[0]) if rows else ()
    return Answer(data=rows, lines=table([tuple(r.values()) for r in rows], headings))


VERB = Verb(
    name="inspect",
    help="ask a project file's tables by SQL, read-only",
    arguments=_arguments,
    run=_run,
)
