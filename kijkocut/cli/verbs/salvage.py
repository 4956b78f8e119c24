"""`salvage`: rescue what a damaged project still holds into a new file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.verb import Verb
from kijkocut.store import salvage
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path, help="the damaged file; it is only read")
    parser.add_argument("-o", "--out", type=Path, required=True, help="the new file to write")


def _run(args: Namespace, studio: Studio) -> Answer:
    del studio
    report = salvage(args.project, args.out)
    verdict = "everything" if report.is_complete else f"all but {len(report.lost)} items"
    lines = (
        f"Rescued {verdict} of {args.project} into {report.out}: {report.clip_count} clips.",
        f"{report.kept_record_count} of {report.record_count} steps can still be undone.",
        *(f"lost: {one.table} {one.name or one.id}: {one.why}" for one in report.lost),
    )
    return Answer(data=report, lines=lines)


VERB = Verb(
    name="salvage",
    help="rescue what a damaged project still holds",
    arguments=_arguments,
    run=_run,
)
