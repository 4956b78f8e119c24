"""`archive`: a project with all it needs as one file or folder that opens anywhere."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.following import follow
from kijkocut.cli.progress import ProgressLine
from kijkocut.cli.tables import counted
from kijkocut.cli.verb import Verb
from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)
    parser.add_argument("out", type=Path, metavar="OUT", help="a .zip file, or a new folder")
    parser.add_argument(
        "--trimmed",
        action="store_true",
        help="cut footage to what is used, where that needs no new coding",
    )
    parser.add_argument(
        "--handles",
        type=float,
        default=2.0,
        metavar="SECONDS",
        help="kept before and after what is used (default: 2)",
    )


def _run(args: Namespace, studio: Studio) -> Answer:
    with studio.open(args.project, is_read_only=True) as work:
        handle = round(max(0.0, args.handles) * TICKS_PER_SECOND) if args.trimmed else None
        job = work.archive(args.out, handle=handle)
        done = follow(job, ProgressLine(is_told=args.progress))
    files = counted(done.files, "file")
    lines = [f"Wrote {done.path}: {files}, {done.size_bytes / 1e6:.1f} MB."]
    if done.trimmed:
        lines.append(f"Cut {counted(done.trimmed, 'file')} to what is used.")
    if done.unused:
        lines.append(f"Left {counted(done.unused, 'file')} out that nothing uses.")
    lines += done.whole + done.left_out
    return Answer(data=done, lines=tuple(lines), exit_code=2 if done.left_out else 0)


VERB = Verb(name="archive", help="pack a project with all it needs", arguments=_arguments, run=_run)
