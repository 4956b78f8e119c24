"""`stabilise`: take the shake out of a clip."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.following import follow
from kijkocut.cli.parser_values import above_zero
from kijkocut.cli.progress import ProgressLine
from kijkocut.cli.verb import Verb
from kijkocut.edit.refusal import UnknownName, did_you_mean
from kijkocut.model.ids import ClipId
from kijkocut.workspace import Steadying, Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)
    parser.add_argument("clip", help="the clip's id")
    parser.add_argument(
        "--smooth",
        type=above_zero,
        default=1.0,
        metavar="S",
        help="shake quicker than this many seconds goes (default 1)",
    )
    parser.add_argument(
        "--zoom",
        type=_zoom,
        default=1.25,
        metavar="X",
        help="enlarge at most so much to hide the edges (default 1.25)",
    )


def _run(args: Namespace, studio: Studio) -> Answer:
    with studio.open(args.project) as work:
        if args.clip not in work.project.places:
            hint = did_you_mean(args.clip, work.project.places)
            raise UnknownName(f'There is no clip "{args.clip}".{hint}')
        wanted = Steadying(smooth_s=args.smooth, most_zoom=args.zoom)
        clip = ClipId(args.clip)
        steadied = follow(
            work.stabiliser.measure(clip, wanted), ProgressLine(is_told=args.progress)
        )
        work.stabiliser.apply(clip, steadied)
    lines = [f"Stabilised {clip}: {len(steadied.begins)} frames, enlarged {steadied.zoom:.3f}x."]
    if steadied.strength < 1.0:
        lines.append(
            f"Only {steadied.strength:.0%} of the shake is taken out, or edges would show;"
            " allow a larger --zoom for more."
        )
    data = {
        "clip": clip,
        "frames": len(steadied.begins),
        "zoom": steadied.zoom,
        "strength": steadied.strength,
    }
    return Answer(data=data, lines=tuple(lines))


def _zoom(text: str) -> float:
    value = above_zero(text)
    if value < 1.0:
        raise ArgumentTypeError(f'"{text}" would shrink; 1.25 enlarges by a quarter')
    return value


VERB = Verb(name="stabilise", help="take the shake out of a clip", arguments=_arguments, run=_run)
