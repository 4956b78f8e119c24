"""`convert`: a timeline or captions from one format to another, or a folder of them tried out."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.tables import table
from kijkocut.cli.verb import Verb
from kijkocut.edit.refusal import UnknownName, did_you_mean
from kijkocut.interchange import EdlDialect, LossReport, check_files, read, write
from kijkocut.model.errors import UserError
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.model.ticks import Rate
from kijkocut.workspace import Studio

_PROJECT = ".kijko"


class SameFileError(UserError):
    """A file would be written over the one that is read."""

    code = "cli.convert"


class MissingFileError(UserError):
    """It was not said what to read and what to write."""

    code = "cli.convert"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "source", type=Path, metavar="IN", nargs="?", help="the file to read, or a project"
    )
    parser.add_argument("out", type=Path, metavar="OUT", nargs="?", help="the file to write")
    parser.add_argument("--report", action="store_true", help="say what was kept and lost, where")
    parser.add_argument("--fps", help="frame rate of an EDL or captions, which do not say it")
    parser.add_argument("--dialect", choices=[str(d) for d in EdlDialect], default="avid")
    parser.add_argument("--fcpxml", default="1.11", metavar="VERSION", help="1.9 to 1.13")
    parser.add_argument("--sequence", help="the sequence to write (default: the first)")
    parser.add_argument("--all", action="store_true", help="write all sequences to one file")
    parser.add_argument(
        "--check",
        type=Path,
        metavar="FOLDER",
        help="try every timeline and caption file in a folder; ends with 1 if one fails",
    )


def _run(args: Namespace, studio: Studio) -> Answer:
    rate = Rate.parse(args.fps) if args.fps else None
    if args.check is not None:
        return _checked(args.check, rate)
    if args.source is None or args.out is None:
        raise MissingFileError("convert needs IN and OUT, or --check FOLDER.")
    if args.out.exists() and args.source.exists() and args.out.samefile(args.source):
        raise SameFileError(f"{args.out} is the file that is read. Choose another to write.")
    project, keys, report = _read(args.source, studio, rate)
    chosen = _chosen(project, keys, args)
    written = write(
        project, chosen, args.out, dialect=EdlDialect(args.dialect), version=args.fcpxml
    )
    left = [project.sequences[key].name for key in keys if key not in chosen]
    lines = [f"Wrote {args.out}."]
    lines += [f'Left out sequence "{name}": --all writes all to one file.' for name in left]
    if args.report:
        lines += [f"reading, {line}" for line in report.lines()]
        lines += [f"writing, {line}" for line in written.lines()]
    data = {"out": str(args.out), "read": report, "written": written, "left_out": left}
    return Answer(data=data, lines=tuple(lines))


def _read(
    source: Path, studio: Studio, rate: Rate | None
) -> tuple[Project, tuple[SequenceId, ...], LossReport]:
    """Give a project, its sequences with the main one first, and what reading it lost."""
    if source.suffix.lower() != _PROJECT:
        found = read(source, rate=rate)
        return found.project, found.sequences, found.report
    with studio.open(source, is_read_only=True) as work:
        project, main = work.project, work.main_sequence().id
    keys = (main, *(key for key in sorted(project.sequences) if key != main))
    return project, keys, LossReport(format=_PROJECT.lstrip("."))


def _chosen(
    project: Project, keys: tuple[SequenceId, ...], args: Namespace
) -> tuple[SequenceId, ...]:
    if args.all and args.sequence is None:
        return keys
    if args.sequence is None:
        return keys[:1]
    for key, sequence in sorted(project.sequences.items()):
        if args.sequence in (key, sequence.name):
            return (key,)
    hint = did_you_mean(args.sequence, [s.name for s in project.sequences.values()])
    raise UnknownName(f'There is no sequence "{args.sequence}".{hint}')


def _checked(folder: Path, rate: Rate | None) -> Answer:
    if not folder.is_dir():
        raise UnknownName(f"There is no folder {folder}.")
    found = list(check_files(folder, rate))
    rows = [
        (c.file, c.format, "ok" if c.ok else "FAILED", c.round_trip, c.loss_count, c.message)
        for c in found
    ]
    passed = sum(c.ok for c in found)
    headings = ("file", "format", "", "round trip", "losses", "message")
    lines = list(table(rows, headings)) if rows else []
    for one in found:
        lines += [f"{one.file}: {loss}" for loss in one.losses]
    lines.append(f"{passed} of {len(found)} files work.")
    return Answer(data=found, lines=tuple(lines), exit_code=0 if passed == len(found) else 1)


VERB = Verb(
    name="convert",
    help="change a timeline or captions into another format, or try a folder of them out",
    arguments=_arguments,
    run=_run,
)
