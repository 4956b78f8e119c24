"""`archive`: a project with all it needs as one file or folder that opens anywhere."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.following import follow
from kijkocut.cli.progress import ProgressLine
from kijkocut.cli.tables import counted
from kijkocut.cli.verb import Verb
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)
    parser.add_argument("out", type=Path, metavar="OUT", help="a .zip file, or a new folder")


def _run(args: Namespace, studio: Studio) -> Answer:
    with studio.open(args.project, is_read_only=True) as work:
        done = follow(work.archive(args.out), ProgressLine(is_told=args.progress))
    files = counted(done.files, "file")
    lines = [f"Wrote {done.path}: {files}, {done.size_bytes / 1e6:.1f} MB."]
    lines += done.left_out
    return Answer(data=done, lines=tuple(lines), exit_code=2 if done.left_out else 0)


VERB = Verb(name="archive", help="pack a project with all it needs", arguments=_arguments, run=_run)
