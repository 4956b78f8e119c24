"""Small projects of Kdenlive, Shotcut and OpenShot, as those programs write them."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from kijkocut.model.clip import Clip
from kijkocut.model.params import Value

PROFILE = (
    '<profile width="1920" height="1080" progressive="1" sample_aspect_num="1"'
    ' sample_aspect_den="1" display_aspect_num="16" display_aspect_den="9"'
    ' frame_rate_num="25" frame_rate_den="1" colorspace="709"/>'
)
FRAME = 705_600_000 // 25
"""Ticks in a frame of these projects."""


def element(
    tag: str, *content: str, properties: Mapping[str, str] | None = None, **attributes: str
) -> str:
    """Write an MLT element; an attribute's `_` at its end is dropped."""
    words = "".join(f" {k.rstrip('_')}={quoteattr(v)}" for k, v in attributes.items())
    rows = "".join(
        f"<property name={quoteattr(k)}>{escape(v)}</property>"
        for k, v in (properties or {}).items()
    )
    return f"<{tag}{words}>{rows}{''.join(content)}</{tag}>"


def chain(name: str, path: str, *content: str, frames: int = 200, **properties: str) -> str:
    """Write a producer that plays a file of so many frames; `__` in a name is a colon."""
    given = {key.replace("__", ":"): value for key, value in properties.items()}
    base = {
        "length": str(frames),
        "resource": path,
        "mlt_service": "avformat-novalidate",
        "audio_index": "1",
        "video_index": "0",
    }
    return element(
        "chain", *content, properties=base | given, id=name, in_="0", out=str(frames - 1)
    )


def effect(service: str, first: int | None = None, last: int | None = None, **given: str) -> str:
    """Write a filter; `__` in a name of a property is a point."""
    values = {key.replace("__", "."): value for key, value in given.items()}
    attributes = {} if first is None else {"in_": str(first), "out": str(last)}
    return element("filter", properties={"mlt_service": service, **values}, **attributes)


def entry(name: str, first: int, last: int, *content: str, **properties: str) -> str:
    """Write a clip of a playlist."""
    given = {key.replace("__", ":"): value for key, value in properties.items()}
    return element(
        "entry", *content, properties=given, producer=name, in_=str(first), out=str(last)
    )


def blank(frames: int) -> str:
    """Write a gap."""
    return f'<blank length="{frames}"/>'


def mlt(*content: str, profile: str = PROFILE, root: str = "") -> str:
    """Write a whole file."""
    inside = "".join(content)
    return (
        '<?xml version="1.0" standalone="no"?>\n'
        f'<mlt LC_NUMERIC="C" root={quoteattr(root)} producer="main_bin">{profile}{inside}</mlt>'
    )


def shotcut(producers: str, *tracks: str, extra: str = "", **properties: str) -> str:
    """Write a project of Shotcut: each track is the inside of a playlist."""
    lists = "".join(
        element(
            "playlist",
            track,
            properties={"shotcut:video": "1", "shotcut:name": f"V{number}"},
            id=f"playlist{number}",
        )
        for number, track in enumerate(tracks, 1)
    )
    rows = "".join(f'<track producer="playlist{n}"/>' for n in range(1, len(tracks) + 1))
    given = {key.replace("__", ":"): value for key, value in properties.items()}
    tractor = element(
        "tractor",
        '<track producer="background"/>' + rows + extra,
        properties={"shotcut": "1", **given},
        id="tractor0",
    )
    ground = '<playlist id="background"></playlist>'
    return mlt(producers, ground, lists, tractor)


def kdenlive_track(
    name: str, first: str, second: str = "", extra: str = "", *, is_sound: bool
) -> str:
    """Write a track of Kdenlive: two playlists and what joins them."""
    audio = {"kdenlive:audio_track": "1"} if is_sound else {}
    hide = "video" if is_sound else "audio"
    parts = [
        element("playlist", inside, properties=audio, id=f"{name}-{number}")
        for number, inside in enumerate((first, second))
    ]
    rows = "".join(f'<track hide="{hide}" producer="{name}-{n}"/>' for n in range(2))
    given = {"kdenlive:trackheight": "67", "kdenlive:track_name": name, **audio}
    return "".join(parts) + element("tractor", rows, extra, properties=given, id=name)


def kdenlive_sequence(name: str, *tracks: str, extra: str = "", **properties: str) -> str:
    """Write a timeline of Kdenlive 23.04 and later, of tracks by their names."""
    given = {key.replace("__", ":"): value for key, value in properties.items()}
    rows = "".join(f"<track producer={quoteattr(track)}/>" for track in ("black_track", *tracks))
    base = {"kdenlive:uuid": f"{{{name}}}", "kdenlive:clipname": name}
    return element("tractor", rows, extra, properties=base | given, id=f"{{{name}}}")


def values(clip: Clip) -> dict[str, Value]:
    """Give a clip's parameters by their names."""
    return {param.name: param.value for param in clip.params}


def curve(*points: tuple[float, float] | tuple[float, float, int]) -> dict[str, object]:
    """Give a curve of OpenShot: frames from 1, values, and how each is come to."""
    return {
        "Points": [
            {
                "co": {"X": point[0], "Y": point[1]},
                "interpolation": point[2] if len(point) > 2 else 1,
                "handle_left": {"X": 0.5, "Y": 1.0},
                "handle_right": {"X": 0.5, "Y": 0.0},
            }
            for point in points
        ]
    }


def openshot_clip(number: int, place: Sequence[float], **fields: object) -> dict[str, object]:
    """Give a clip of the file F1 on a layer: its position, and its first and last second."""
    position, start, end = place
    return {
        "id": f"C{number}",
        "file_id": "F1",
        "layer": 1,
        "title": f"clip {number}",
        "position": position,
        "start": start,
        "end": end,
        "gravity": 4,
        "scale": 1,
        "alpha": curve((1, 1)),
        "volume": curve((1, 1)),
        "effects": [],
        **fields,
    }


def openshot(path: Path, *clips: Mapping[str, object], **fields: object) -> Path:
    """Write a project of OpenShot with a file of 20 seconds, and give its path."""
    file = {
        "id": "F1",
        "path": "film.mp4",
        "has_audio": True,
        "has_video": True,
        "duration": 20.0,
        "width": 1920,
        "height": 1080,
    }
    project = {
        "id": "T0",
        "fps": {"num": 25, "den": 1},
        "width": 1920,
        "height": 1080,
        "files": [file],
        "layers": [{"number": 1, "label": "Main", "lock": True}, {"number": 2, "label": ""}],
        "clips": list(clips),
        "effects": [],
        "markers": [],
        **fields,
    }
    path.write_text(json.dumps(project))
    return path
