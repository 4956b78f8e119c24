"""`demo`: make footage, edit it, export it, and prove that every frame is where it must be."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

import msgspec

from kijkocut.cli.answer import Answer
from kijkocut.cli.interrupt import stoppable
from kijkocut.cli.progress import ProgressLine
from kijkocut.cli.verb import Verb
from kijkocut.cli.verbs.render import describe
from kijkocut.demo import LENGTH, MAIN, RATE, film, make_footage, verify
from kijkocut.export import Request, overridden
from kijkocut.model.errors import UserError
from kijkocut.model.ids import SequenceId
from kijkocut.workspace import Studio, Workspace

_SETTINGS = {"size": "1280x720", "speed": "veryfast"}


class DemoExistsError(UserError):
    """The demo's project is there already, and may have been edited."""

    code = "demo.exists"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=Path("kijkocut-demo"), metavar="DIR")
    parser.add_argument("--fresh", action="store_true", help="replace an earlier demo in DIR")


def _run(args: Namespace, studio: Studio) -> Answer:
    folder: Path = args.out.absolute()
    project = folder / "demo.kijko"
    if project.exists():
        if not args.fresh and _is_edited(project, studio):
            raise DemoExistsError(
                f"The demo in {args.out} has been edited since. Add --fresh to make it anew, or"
                " --out to make another."
            )
        project.unlink()
    _say(f"Making footage in {folder / 'footage'} ...")
    paths = make_footage(folder / "footage")
    with studio.create(project, name="Demo") as work:
        _say("Editing ...")
        work.run_script(list(film(paths)), folder=folder, label="Build the demo")
        _say(f"Exporting {LENGTH} frames ...")
        preset = overridden(studio.preset("youtube-1080p"), _SETTINGS)
        request = Request(preset=preset, out=folder / "demo.mp4")
        sequence = work.sequence(MAIN)
        with stoppable() as cancel, ProgressLine(is_told=args.progress) as listener:
            result = work.export(sequence, request, listener=listener, cancel=cancel)
        counts = _counts(work)
    proof = verify(Path(result.path), studio.pool)
    is_good = proof.is_right and result.report is not None and result.report.is_good
    lines = (*describe(result), *proof.lines, _sum_up(counts, project))
    data = {
        "project": str(project),
        "film": result.path,
        "counts": counts,
        "result": msgspec.to_builtins(result),
        "proof": proof,
        "is_right": is_good,
    }
    return Answer(data=data, lines=lines, exit_code=0 if is_good else 1)


def _is_edited(project: Path, studio: Studio) -> bool:
    with studio.open(project, is_read_only=True) as work:
        return work.session.revision > 1


def _counts(work: Workspace) -> dict[str, int]:
    project = work.project
    tracks = project.sequence_tracks(SequenceId(MAIN))
    return {
        "clips": len(project.places),
        "video_tracks": sum(t.kind == "video" for t in tracks),
        "audio_tracks": sum(t.kind == "audio" for t in tracks),
    }


def _sum_up(counts: dict[str, int], project: Path) -> str:
    return (
        f"The film has {counts['clips']} clips on {counts['video_tracks']} video and"
        f" {counts['audio_tracks']} audio tracks, {LENGTH} frames at {RATE} fps."
        f" Its project is {project}."
    )


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


VERB = Verb(
    name="demo",
    help="make footage, edit it, export it and check every frame",
    arguments=_arguments,
    run=_run,
)
