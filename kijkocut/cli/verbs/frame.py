"""`frame`: one frame of a sequence as a PNG."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.verb import Verb
from kijkocut.model.ticks import BadTimeError
from kijkocut.model.timecode import format_timecode, parse_time
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)
    parser.add_argument("--at", required=True, metavar="TC", help="00:00:02:12, 48f or 1.5s")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="F.png")
    parser.add_argument(
        "--original", action="store_true", help="never from proxies, even when they are on"
    )
    parser.add_argument("--sequence", help="id or name (default: the main one)")


def _run(args: Namespace, studio: Studio) -> Answer:
    with studio.open(args.project, is_read_only=True) as work:
        sequence = work.sequence(args.sequence)
        at = parse_time(args.at, sequence.rate)
        end = work.project.sequence_end(sequence.id)
        label = format_timecode(at, sequence.rate, drop=sequence.drop_frame)
        if not 0 <= at < max(end, 1):
            last = format_timecode(end, sequence.rate, drop=sequence.drop_frame)
            raise BadTimeError(f'"{sequence.name}" runs from 0 to {last}; {label} lies outside.')
        has_proxies = work.proxies.is_on and not args.original
        work.write_still(args.out, sequence, at, is_original=args.original)
    data = {
        "out": str(args.out),
        "at": at,
        "timecode": label,
        "sequence": sequence.id,
        "has_proxies": has_proxies,
    }
    how = " Proxies are on; --original reads the originals." if has_proxies else ""
    return Answer(data=data, lines=(f"Wrote {args.out}: {sequence.name} at {label}.{how}",))


VERB = Verb(name="frame", help="write one frame as a PNG", arguments=_arguments, run=_run)
