"""What the window is measured with besides the demo."""

import shutil
from pathlib import Path

from kijkocut.bench import Take, write_take
from kijkocut.demo import film, make_footage
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import ClipId, MediaId, SequenceId, TrackId
from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, write_footage
from kijkocut.workspace import Studio

_RATE = Rate(30)
_TRACKS = 20
_TAKE_FRAMES = 90


def demo_film(folder: Path) -> Path:
    """Make the demo, unless it is there; gives its project."""
    path = folder / "demo.kijko"
    if not path.exists():
        paths = make_footage(folder / "footage")
        with _studio(folder) as studio, studio.create(path, name="Demo") as work:
            work.run_script([*film(paths)], folder=folder, label="Build the demo")
    return path


def small_film(folder: Path) -> Path:
    """Make a project of two short clips with sound, and give its path."""
    path = folder / "film.kijko"
    take = write_footage(
        folder / "take.mp4",
        Footage(width=320, height=180, frames=60, rate=_RATE, audio_codec="aac"),
    )
    placement = {"source": {"type": "media", "media": "take"}, "source_out": "50f"}
    tracks = {"track": "main-v1", "audio_track": "main-a1"}
    raws: list[object] = [
        {"command": "import_media", "path": str(take), "id": "take"},
        _sequence("main", 320, 180),
        {"command": "overwrite", "placement": placement, "at": "0f", **tracks},
        {"command": "overwrite", "placement": placement, "at": "50f", **tracks},
    ]
    with _studio(folder) as studio, studio.create(path) as work:
        work.run_script(raws, folder=folder, label="Film")
    return path


def layers_film(folder: Path, layers: int, *, is_small: bool = False) -> Path:
    """Make a film of `layers` layers of full HD, the upper ones at 40 %, and give its path.

    Args:
        folder: Where; what is there already is used.
        layers: How many.
        is_small: Whether pictures are tiny and the film short.
    """
    width, height, frames = (160, 96, 30) if is_small else (1920, 1080, 360)
    take = folder / "layer-0.mp4"
    if not take.exists():
        write_take(take, Take(width=width, height=height, frames=frames, has_sound=False))
    raws: list[object] = []
    for number in range(layers):
        copy = folder / f"layer-{number}.mp4"
        if not copy.exists():
            shutil.copy(take, copy)
        raws.append({"command": "import_media", "path": str(copy), "id": f"m{number}"})
    raws.append({**_sequence("main", width, height), "video_tracks": layers})
    for number in range(layers):
        clip = f"c{number}"
        placement = {"source": {"type": "media", "media": f"m{number}"}}
        track = f"main-v{number + 1}"
        raws.append(
            {"command": "overwrite", "placement": placement, "at": "0f", "track": track, "id": clip}
        )
        if number:
            side = 0.3 * (-1 if number % 2 else 1)
            looks = {
                "scale": [0.4, 0.4],
                "position": [side * width, 0.3 * height * (number - 2)],
                "opacity": 0.8,
            }
            raws += [
                {"command": "set_param", "clip": clip, "name": name, "value": value}
                for name, value in looks.items()
            ]
    path = folder / f"layers-{layers}.kijko"
    if not path.exists():
        with _studio(folder) as studio, studio.create(path) as work:
            work.run_script(raws, folder=folder, label="Layers")
    return path


def long_film(folder: Path, clips: int) -> Path:
    """Make a film of `clips` clips on 20 tracks, half of them sound, and give its path."""
    take = write_footage(
        folder / f"long-{clips}.mp4",
        Footage(width=320, height=180, frames=_TAKE_FRAMES, rate=_RATE, audio_codec="aac"),
    )
    path = folder / f"long-{clips}.kijko"
    key, sides = SequenceId("main"), (("v", 0), ("a", 1))
    with _studio(folder) as studio, studio.create(path) as work:
        work.import_files([take])
        (media,) = work.project.media
        half = _TRACKS // 2
        commands = [AddSequence(id=key, rate=_RATE, video_tracks=half, audio_tracks=half)]
        work.session.run(*commands, label="Sequence")
        work.session.run(
            *(
                _piece(media, TrackId(f"{key}-{side}{row + 1}"), _RATE.frame_ticks * place, number)
                for side, odd in sides
                for row in range(half)
                for place, number in _places(range(2 * row + odd, clips, _TRACKS))
            ),
            label="Clips",
        )
    return path


def _places(numbers: range) -> list[tuple[int, int]]:
    """Give the first frame of each clip beside its number."""
    found, at = [], 0
    for number in numbers:
        found.append((at, number))
        at += _frames(number)
    return found


def _frames(number: int) -> int:
    return 50 + number * 7 % 31 - 15


def _piece(media: MediaId, track: TrackId, at: int, number: int) -> Overwrite:
    first = number * 3 % (_TAKE_FRAMES - _frames(number))
    return Overwrite(
        placement=Placement(
            source=MediaSource(media=media),
            source_in=first * _RATE.frame_ticks,
            source_out=(first + _frames(number)) * _RATE.frame_ticks,
        ),
        at=at,
        track=track,
        id=ClipId(f"c{number}"),
    )


def _sequence(key: str, width: int, height: int) -> dict[str, object]:
    rate = {"num": _RATE.num, "den": _RATE.den}
    size = {"width": width, "height": height, "rate": rate}
    return {"command": "add_sequence", "id": key, **size}


def _studio(folder: Path) -> Studio:
    return Studio(cache_dir=folder / "cache", config_dir=folder / "config")
