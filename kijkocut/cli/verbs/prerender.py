"""`prerender`: render heavy parts ahead, so that previews show them at once."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.following import follow
from kijkocut.cli.progress import ProgressLine
from kijkocut.cli.verb import Verb
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import BadTimeError
from kijkocut.model.timecode import format_timecode, parse_time
from kijkocut.workspace import Studio, Workspace


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)
    parser.add_argument("--in", dest="start", metavar="TC", help="default: the in point")
    parser.add_argument("--out", dest="end", metavar="TC", help="default: the out point")
    parser.add_argument("--sequence", help="id or name (default: the main one)")
    deed = parser.add_mutually_exclusive_group()
    deed.add_argument("--status", action="store_true", help="only say what is rendered")
    deed.add_argument("--clear", action="store_true", help="delete what is rendered, all projects")


def _run(args: Namespace, studio: Studio) -> Answer:
    if args.clear:
        freed = studio.segments.clear()
        return Answer(data={"freed": freed}, lines=(f"Freed {freed / 1e6:.1f} MB.",))
    with studio.open(args.project, is_read_only=True) as work:
        sequence = work.sequence(args.sequence)
        span = _span(args, work, sequence)
        if args.status:
            return _status(work, sequence, span)
        done = follow(
            work.prerender.start(work.project, sequence.id, span),
            ProgressLine(is_told=args.progress),
        )
    line = (
        f"{done.frames} frames: {done.rendered} rendered, {done.reused} were there,"
        f" {done.light} need no help. {done.size_bytes / 1e6:.1f} MB on disk."
    )
    return Answer(data=done, lines=(line,))


def _status(work: Workspace, sequence: Sequence, span: tuple[int, int]) -> Answer:
    ranges = work.prerender.ranges(work.project, sequence.id, span)
    told = [
        [format_timecode(at, sequence.rate, drop=sequence.drop_frame) for at in one]
        for one in ranges
    ]
    lines = [f"{start} to {end}" for start, end in told] or ["Nothing is rendered there."]
    size = work.prerender.segments.size_bytes
    data = {"ranges": ranges, "size_bytes": size}
    return Answer(data=data, lines=(*lines, f"{size / 1e6:.1f} MB on disk."))


def _span(args: Namespace, work: Workspace, sequence: Sequence) -> tuple[int, int]:
    end = work.project.sequence_end(sequence.id)
    low = sequence.range_in or 0 if args.start is None else parse_time(args.start, sequence.rate)
    high = sequence.range_out or end if args.end is None else parse_time(args.end, sequence.rate)
    if not 0 <= low < high:
        raise BadTimeError("The range to render ahead ends before it begins.")
    return low, high


VERB = Verb(name="prerender", help="render heavy parts ahead", arguments=_arguments, run=_run)
