"""`render`: export a sequence as a film and check what was written."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.interrupt import stoppable
from kijkocut.cli.progress import ProgressLine
from kijkocut.cli.verb import UsageError, Verb
from kijkocut.export import Request, Result, overridden
from kijkocut.model.ticks import BadTimeError, Rate
from kijkocut.model.timecode import parse_time
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True, help="file to write")
    parser.add_argument("--preset", required=True, metavar="NAME", help="see: kijkocut presets")
    parser.add_argument("--range", metavar="IN:OUT", help="for example 2s..5s, 00:00:02:00..150f")
    parser.add_argument("--sequence", help="id or name (default: the main one)")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="change a setting of the preset: --set crf=14 --set size=1280x720",
    )
    parser.add_argument(
        "--smart",
        action="store_true",
        help="copy H.264 that did not change instead of encoding it again",
    )
    parser.add_argument(
        "--captions",
        metavar="HOW",
        help="burnt (the default), muxed, sidecar or none; see --set caption_format=vtt",
    )
    parser.add_argument("--no-check", action="store_true", help="don't read the film back")
    parser.add_argument(
        "--way",
        choices=("best", "planar", "gpu"),
        default="best",
        help="how frames are composited that allow a choice: as planes on the processor or by"
        " OpenGL (default: OpenGL only where a GPU does it)",
    )
    parser.add_argument("--allow-offline", action="store_true", help="show cards for lost media")


def _run(args: Namespace, studio: Studio) -> Answer:
    settings = dict(_settings(args.set))
    settings |= {"is_smart": "true"} if args.smart else {}
    settings |= {"captions": args.captions} if args.captions else {}
    preset = overridden(studio.preset(args.preset), settings)
    studio.way = args.way
    with studio.open(args.project, is_read_only=True) as work:
        sequence = work.sequence(args.sequence)
        request = Request(
            preset=preset,
            out=args.out,
            range=read_range(args.range, sequence.rate) if args.range else None,
            is_offline_allowed=args.allow_offline,
            is_checked=not args.no_check,
        )
        with stoppable() as cancel, ProgressLine(is_told=args.progress) as listener:
            result = work.export(sequence, request, listener=listener, cancel=cancel)
    is_good = result.report is None or result.report.is_good
    return Answer(data=result, lines=tuple(describe(result)), exit_code=0 if is_good else 1)


def read_range(text: str, rate: Rate) -> tuple[int, int]:
    """Read IN:OUT; as timecode has colons itself, ".." or "-" may stand between the times too.

    Raises:
        BadTimeError: It is no range.
    """
    for mark in ("..", "-", ","):
        if text.count(mark) == 1 and not text.startswith(mark):
            start, end = text.split(mark)
            break
    else:
        parts = text.split(":")
        half = len(parts) // 2
        start, end = ":".join(parts[:half]), ":".join(parts[half:])
    try:
        span = (parse_time(start, rate), parse_time(end, rate))
    except BadTimeError as exc:
        raise BadTimeError(f'"{text}" is no range IN:OUT. {exc}') from exc
    if not 0 <= span[0] < span[1]:
        raise BadTimeError(f'The range "{text}" ends before it begins.')
    return span


def describe(result: Result) -> list[str]:
    """Tell what was written and what the check found."""
    lines = [f"Wrote {result.path}: {result.size_bytes / 1e6:.1f} MB in {result.elapsed_s:.1f} s"]
    if result.frames:
        lines.append(f"{result.frames} frames at {result.fps:.1f} fps: {result.ways}")
    lines += result.copy_lines()
    lines += [f"captions in {path}" for path in result.sidecars]
    lines += [f"note {warning}" for warning in result.warnings]
    if result.report is not None:
        lines += result.report.lines()
    return lines


def _settings(words: list[str]) -> list[tuple[str, str]]:
    pairs = []
    for word in words:
        field, mark, value = word.partition("=")
        if not mark:
            raise UsageError(f'--set wants FIELD=VALUE, not "{word}".')
        pairs.append((field.strip(), value.strip()))
    return pairs


VERB = Verb(name="render", help="export a film and check it", arguments=_arguments, run=_run)
