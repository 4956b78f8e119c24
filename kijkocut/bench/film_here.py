"""The measured film as a project of ours, and running this program on it."""

import os
import sys
from pathlib import Path
from typing import Final

import kijkocut
from kijkocut.bench.film import INSET_OPACITY, MUSIC_DB, RATE, TITLE, Cut, Film, Material
from kijkocut.bench.film_elsewhere import AUDIO_KBPS, CRF, KEYFRAME_S, SPEED
from kijkocut.bench.process import Usage, run_program
from kijkocut.export import PresetLibrary, Request
from kijkocut.workspace import Studio, Workspace

Raw = dict[str, object]

MAIN: Final = "main"
_TITLE_SEQUENCE: Final = "title-alone"


def build_project(studio: Studio, path: Path, film: Film, material: Material) -> Workspace:
    """Make a project file that holds the film; the caller closes it."""
    work = studio.create(path)
    raws: list[object] = [*_start(film, material), *_main_track(film)]
    if not film.is_cuts_only:
        raws += [*_above(film), *_below(film)]
    if film.is_composited:
        raws += _mark(film)
    work.run_script(raws, folder=path.parent, label="Film to measure")
    return work


def write_title(work: Workspace, folder: Path) -> Path:
    """Write the film's title as a PNG with alpha, so that other programs show the same pixels."""
    sequence = work.sequence(_TITLE_SEQUENCE)
    preset = PresetLibrary().named("png-sequence")
    span = (0, RATE.frame_ticks)
    work.export(sequence, Request(preset=preset, out=folder, range=span, is_checked=False))
    return min(folder.glob("*.png"))


def render(
    project: Path, out: Path, cache: Path, *, is_smart: bool = False, has_memory: bool = False
) -> Usage:
    """Export a project's main sequence with this program, as a person would from a shell.

    Raises:
        ProgramFailedError: It failed.
    """
    settings = (
        f"speed={SPEED}",
        f"crf={CRF}",
        f"keyframe_s={KEYFRAME_S}",
        f"audio_kbps={AUDIO_KBPS}",
    )
    words = ["render", str(project), "-o", str(out), "--preset", "h264", "--no-check", "--json"]
    words += [word for setting in settings for word in ("--set", setting)]
    words += ["--smart"] * is_smart
    return run_ourselves(words, cache, has_memory=has_memory)


def run_ourselves(words: list[str], cache: Path, *, has_memory: bool = False) -> Usage:
    """Run this program's command line in a process of its own.

    Args:
        words: The verb and its arguments.
        cache: Where it keeps what can be made again.
        has_memory: Whether to watch memory.
    """
    here = str(Path(kijkocut.__file__).parents[1])
    path = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH", ""))))
    return run_program(
        [sys.executable, "-m", "kijkocut", *words],
        env={"PYTHONPATH": path, "XDG_CACHE_HOME": str(cache)},
        has_memory=has_memory,
    )


def _start(film: Film, material: Material) -> list[Raw]:
    files = {**material.takes, "music": material.music}
    size: Raw = {
        "width": film.width,
        "height": film.height,
        "rate": {"num": RATE.num, "den": RATE.den},
    }
    imports: list[Raw] = [
        {"command": "import_media", "path": str(path), "id": name} for name, path in files.items()
    ]
    return [
        *imports,
        {"command": "add_sequence", "id": MAIN, "video_tracks": 4, "audio_tracks": 2, **size},
        {"command": "add_sequence", "id": _TITLE_SEQUENCE, **size},
        _title(film, f"{_TITLE_SEQUENCE}-v1", 0),
    ]


def _main_track(film: Film) -> list[Raw]:
    raws = [
        _place(cut, f"{MAIN}-v1", audio_track=f"{MAIN}-a1", id=f"{cut.take}-cut")
        for cut in film.cuts
    ]
    if not film.is_cuts_only:
        start, end = film.dissolve
        last = f"{film.cuts[2].take}-cut"
        raws.append({"command": "add_transition", "clip": last, "duration": f"{end - start}f"})
    return raws


def _above(film: Film) -> list[Raw]:
    left, top, width, height = film.inset_box
    x, y = left + width / 2 - film.width / 2, top + height / 2 - film.height / 2
    share = [width / film.width, height / film.height]
    param: Raw = {"command": "set_param", "clip": "inset"}
    return [
        _place(film.inset, f"{MAIN}-v2", id="inset"),
        {**param, "name": "scale", "value": share},
        {**param, "name": "position", "value": [x, y]},
        {**param, "name": "opacity", "value": INSET_OPACITY},
        _title(film, f"{MAIN}-v3", film.title[0]),
    ]


def _mark(film: Film) -> list[Raw]:
    title = {"text": "o", "size": film.height / 40}
    placement = {
        "source": {"type": "title", "title": title},
        "source_in": "0f",
        "source_out": f"{film.length}f",
    }
    track = f"{MAIN}-v4"
    corner = [film.width * 0.48, film.height * 0.48]
    return [
        {"command": "overwrite", "placement": placement, "at": "0f", "track": track, "id": "mark"},
        {"command": "set_param", "clip": "mark", "name": "position", "value": corner},
    ]


def _below(film: Film) -> list[Raw]:
    music = {
        "source": {"type": "media", "media": "music"},
        "source_in": "0f",
        "source_out": f"{film.length}f",
    }
    track = f"{MAIN}-a2"
    return [
        {"command": "overwrite", "placement": music, "at": "0f", "track": track, "id": "bed"},
        {"command": "set_param", "clip": "bed", "name": "gain", "value": MUSIC_DB},
    ]


def _title(film: Film, track: str, at: int) -> Raw:
    title = {"text": TITLE, "size": film.height / 10}
    length = film.title[1] - film.title[0]
    placement = {
        "source": {"type": "title", "title": title},
        "source_in": "0f",
        "source_out": f"{length}f",
    }
    return {"command": "overwrite", "placement": placement, "at": f"{at}f", "track": track}


def _place(cut: Cut, track: str, **more: object) -> Raw:
    placement = {
        "source": {"type": "media", "media": cut.take},
        "source_in": f"{cut.source}f",
        "source_out": f"{cut.source_end}f",
    }
    return {
        "command": "overwrite",
        "placement": placement,
        "at": f"{cut.start}f",
        "track": track,
        **more,
    }
