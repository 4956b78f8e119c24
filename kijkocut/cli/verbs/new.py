"""`new`: make a project file with one sequence."""

import re
from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.verb import Verb
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.model.errors import UserError
from kijkocut.model.ids import SequenceId
from kijkocut.model.ticks import Rate
from kijkocut.workspace import Studio

_CANVAS = re.compile(r"^(\d+)[x\u00d7](\d+)$")


class BadCanvasError(UserError):
    """The canvas is not written as WIDTHxHEIGHT."""

    code = "cli.canvas"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path, help="the .kijko file to make")
    parser.add_argument("--canvas", default="1920x1080", help="size in pixels (default 1920x1080)")
    parser.add_argument(
        "--fps", default="30", help="frame rate: 25, 29.97, 30000/1001 (default 30)"
    )
    parser.add_argument("--name", default="", help="name of the project (default: the file's)")
    parser.add_argument("--video-tracks", type=int, default=3, metavar="N")
    parser.add_argument("--audio-tracks", type=int, default=3, metavar="N")


def _run(args: Namespace, studio: Studio) -> Answer:
    match = _CANVAS.match(args.canvas.strip().lower())
    if match is None:
        raise BadCanvasError(f'"{args.canvas}" is no canvas size. Write it as 1920x1080.')
    sequence = AddSequence(
        name="Sequence 1",
        width=int(match[1]),
        height=int(match[2]),
        rate=Rate.parse(args.fps),
        video_tracks=args.video_tracks,
        audio_tracks=args.audio_tracks,
        id=SequenceId("main"),
    )
    with studio.create(args.project, name=args.name, first=sequence) as work:
        made = work.session.snapshot.sequences[SequenceId("main")]
        data = {
            "project": str(work.path),
            "sequence": made.id,
            "canvas": [made.width, made.height],
            "fps": str(made.rate),
            "tracks": list(made.tracks),
        }
    line = f"Made {args.project}: {made.width}x{made.height} at {made.rate} fps."
    return Answer(data=data, lines=(line,))


VERB = Verb(name="new", help="make a project file", arguments=_arguments, run=_run)
