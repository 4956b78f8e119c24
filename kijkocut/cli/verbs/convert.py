"""`convert`: a timeline or captions from one format to another."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.verb import Verb
from kijkocut.interchange import EdlDialect, read, write
from kijkocut.model.errors import UserError
from kijkocut.model.ticks import Rate
from kijkocut.workspace import Studio


class SameFileError(UserError):
    """A file would be written over the one that is read."""

    code = "cli.convert"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="IN", help="the file to read")
    parser.add_argument("out", type=Path, metavar="OUT", help="the file to write")
    parser.add_argument("--report", action="store_true", help="say what was kept and lost, where")
    parser.add_argument("--fps", help="frame rate of an EDL or captions, which do not say it")
    parser.add_argument("--dialect", choices=[str(d) for d in EdlDialect], default="avid")


def _run(args: Namespace, studio: Studio) -> Answer:
    del studio
    if args.out.exists() and args.source.exists() and args.out.samefile(args.source):
        raise SameFileError(f"{args.out} is the file that is read. Choose another to write.")
    rate = Rate.parse(args.fps) if args.fps else None
    found = read(args.source, rate=rate)
    sequence = found.sequences[0]
    written = write(found.project, sequence, args.out, dialect=EdlDialect(args.dialect))
    lines = [f"Wrote {args.out}."]
    left = [found.project.sequences[key].name for key in found.sequences[1:]]
    lines += [f'Left out sequence "{name}": one file holds one.' for name in left]
    if args.report:
        lines += [f"reading, {line}" for line in found.report.lines()]
        lines += [f"writing, {line}" for line in written.lines()]
    data = {"out": str(args.out), "read": found.report, "written": written, "left_out": left}
    return Answer(data=data, lines=tuple(lines))


VERB = Verb(
    name="convert",
    help="change a timeline or captions into another format",
    arguments=_arguments,
    run=_run,
)
