"""`check`: look a project file over, every page, row and journal entry."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.verb import Verb
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)


def _run(args: Namespace, studio: Studio) -> Answer:
    with studio.open(args.project, is_read_only=True) as work:
        report = work.file.integrity_check()
    counts = f"{report.record_count} journal entries, {report.clip_count} clips"
    if report.is_clean:
        return Answer(data=report, lines=(f"{args.project} is sound: {counts}.",))
    lines = (f"{args.project} has {len(report.problems)} problems ({counts}):", *report.problems)
    return Answer(data=report, lines=lines, exit_code=2)


VERB = Verb(name="check", help="look a project file over", arguments=_arguments, run=_run)
