"""The demo's film, as a script of edit commands like any person or program could write it."""

from pathlib import Path
from typing import Any, Final

from kijkocut.demo.footage import HEIGHT, RATE, WIDTH

Raw = dict[str, Any]

CUTS: Final = (
    # name, first frame of the source (at 30 fps), length in frames
    ("wide", 0, 60),
    ("close", 45, 45),
    ("wide", 75, 45),
    ("pal", 30, 45),
    ("vfr", 30, 45),
    ("close", 120, 30),
    ("wide", 150, 30),
    ("still", 0, 30),
    ("close", 180, 30),
    ("pal", 120, 45),
    ("wide", 210, 30),
    ("vfr", 90, 30),
    ("close", 225, 30),
    ("wide", 270, 45),
    ("close", 270, 60),
)
"""The main track: what is seen, from where, for how long."""

LENGTH: Final = sum(length for _name, _first, length in CUTS)
"""Length of the film in frames: 20 seconds."""

SILENT: Final = ("still",)
"""Sources without sound."""

JOINTS: Final = {3: "dissolve", 6: "wipe", 9: "push", 12: "dip_to_colour"}
"""Transitions of the main track: into which cut, and of what kind."""

JOINT: Final = 12
"""Length of a transition in frames, half of it on each side of its cut."""

CROSSFADED: Final = (3, 12)
"""The cuts at which the sound crosses over too."""

OPENING: Final = 45
"""Length in frames of the opening, a sequence of its own that lies over the main track."""

BARS: Final = (555, 570)
"""Frames of the film that colour bars cover."""

MAIN: Final = "main"


def starts() -> list[int]:
    """Give the frame of the film at which each cut begins."""
    found, at = [], 0
    for _name, _first, length in CUTS:
        found.append(at)
        at += length
    return found


def covered_frames() -> set[int]:
    """Give the frames of the film in which the main track's number can't be read, by design."""
    hidden = set(range(OPENING)) | set(range(*BARS))
    for number in JOINTS:
        cut = starts()[number]
        hidden |= set(range(cut - JOINT // 2, cut + JOINT // 2))
    return hidden


def film(paths: dict[str, Path]) -> list[Raw]:
    """Give the commands that build the film in an empty project, from `make_footage`'s files."""
    return [
        *(
            {"command": "import_media", "path": str(path), "id": name}
            for name, path in paths.items()
        ),
        {
            "command": "add_sequence",
            "id": MAIN,
            "name": "Demo film",
            "width": WIDTH,
            "height": HEIGHT,
            "rate": {"num": RATE.num, "den": RATE.den},
            "video_tracks": 3,
            "audio_tracks": 3,
        },
        *_main_track(),
        *_joints(),
        *_opening(),
        *_pictures_in_picture(),
        *_texts(),
        *_looks(),
        *_music(),
        {"command": "add_marker", "sequence": MAIN, "at": "0f", "name": "Opening"},
        {"command": "add_marker", "sequence": MAIN, "at": f"{OPENING}f", "name": "Cuts"},
    ]


def cut_id(number: int) -> str:
    """Name the clip of the main track with this number."""
    return f"cut{number:02d}"


def _main_track() -> list[Raw]:
    commands: list[Raw] = []
    at = 0
    for number, (name, first, length) in enumerate(CUTS):
        is_silent = name in SILENT
        commands.append(
            {
                "command": "overwrite",
                "placement": {
                    "source": {"type": "media", "media": name},
                    "source_in": f"{first}f",
                    "source_out": f"{first + length}f",
                },
                "at": f"{at}f",
                "track": f"{MAIN}-v1",
                "audio_track": None if is_silent else f"{MAIN}-a1",
                "id": cut_id(number),
            }
        )
        at += length
    return commands


def _place(source: Raw, track: str, at: int, length: int, **more: object) -> Raw:
    placement = {"source": source, "source_in": "0f", "source_out": f"{length}f"}
    return {
        "command": "overwrite",
        "placement": placement,
        "at": f"{at}f",
        "track": track,
        **more,
    }


def _joints() -> list[Raw]:
    pictures = [
        {
            "command": "add_transition",
            "clip": cut_id(number),
            "kind": kind,
            "duration": f"{JOINT}f",
            "params": [{"name": "colour", "value": [1.0, 1.0, 1.0]}] if "dip" in kind else [],
        }
        for number, kind in JOINTS.items()
    ]
    sounds = [
        {"command": "add_transition", "clip": f"{cut_id(n)}-audio", "duration": f"{JOINT}f"}
        for n in CROSSFADED
    ]
    return [*pictures, *sounds]


def _opening() -> list[Raw]:
    gradient = {
        "type": "generator",
        "kind": "gradient",
    }
    title = {
        "text": "KijkoCut",
        "size": 150.0,
        "weight": 700,
        "gradient": [[1.0, 0.86, 0.45, 1.0], [1.0, 0.45, 0.25, 1.0]],
        "shadow": {"dx": 0.0, "dy": 8.0, "blur": 18.0, "colour": [0.0, 0.0, 0.0, 0.7]},
    }
    words = {"text": "numbered frames, ticks on the second", "size": 40.0, "tracking": 2.0}
    key = {"command": "set_keyframe", "clip": "opening-title", "name": "scale"}
    return [
        {
            "command": "add_sequence",
            "id": "opening",
            "name": "Opening",
            "width": WIDTH,
            "height": HEIGHT,
            "rate": {"num": RATE.num, "den": RATE.den},
            "video_tracks": 3,
            "audio_tracks": 0,
        },
        _place(gradient, "opening-v1", 0, OPENING, id="opening-back"),
        _place({"type": "title", "title": title}, "opening-v2", 0, OPENING, id="opening-title"),
        _place({"type": "title", "title": words}, "opening-v3", 9, OPENING - 9, id="opening-words"),
        {
            "command": "set_param",
            "clip": "opening-words",
            "name": "position",
            "value": [0.0, 130.0],
        },
        {"command": "set_fade", "clip": "opening-words", "side": "head", "duration": "9f"},
        {**key, "offset": "0f", "value": [0.9, 0.9], "easing": "cubic_out"},
        {**key, "offset": f"{OPENING - 1}f", "value": [1.04, 1.04]},
        _place(
            {"type": "sequence", "sequence": "opening"}, f"{MAIN}-v2", 0, OPENING, id="opening-nest"
        ),
        {"command": "set_fade", "clip": "opening-nest", "side": "tail", "duration": "10f"},
    ]


def _pictures_in_picture() -> list[Raw]:
    key = {"command": "set_keyframe", "clip": "phone-shot", "name": "position"}
    phone = {
        "command": "overwrite",
        "placement": {
            "source": {"type": "media", "media": "phone"},
            "source_in": "15f",
            "source_out": "120f",
        },
        "at": "105f",
        "track": f"{MAIN}-v2",
        "audio_track": f"{MAIN}-a2",
        "id": "phone-shot",
    }
    fast = _place({"type": "media", "media": "wide"}, f"{MAIN}-v2", 330, 90, id="fast-shot")
    return [
        phone,
        {"command": "set_param", "clip": "phone-shot", "name": "scale", "value": [0.55, 0.55]},
        {**key, "offset": "0f", "value": [700.0, 150.0], "easing": "cubic_out"},
        {**key, "offset": "20f", "value": [470.0, 150.0]},
        {"command": "set_param", "clip": "phone-shot-audio", "name": "gain", "value": -40.0},
        fast,
        {"command": "set_speed", "clip": "fast-shot", "speed": {"num": 2, "den": 1}},
        {"command": "set_param", "clip": "fast-shot", "name": "scale", "value": [0.3, 0.3]},
        {"command": "set_param", "clip": "fast-shot", "name": "position", "value": [-400.0, 200.0]},
        {"command": "set_param", "clip": "fast-shot", "name": "rotation", "value": -6.0},
        {"command": "set_param", "clip": "fast-shot", "name": "opacity", "value": 0.9},
    ]


def _texts() -> list[Raw]:
    lower = {
        "text": "Cut to the frame",
        "size": 54.0,
        "weight": 600,
        "box": {"colour": [0.05, 0.07, 0.12, 0.72], "padding": 22.0, "radius": 12.0},
    }
    key = {"command": "set_keyframe", "clip": "lower-third", "name": "position"}
    bars = {"type": "generator", "kind": "bars"}
    return [
        _place({"type": "title", "title": lower}, f"{MAIN}-v3", 60, 100, id="lower-third"),
        {**key, "offset": "0f", "value": [-900.0, 250.0], "easing": "expo_out"},
        {**key, "offset": "24f", "value": [-340.0, 250.0]},
        {"command": "set_fade", "clip": "lower-third", "side": "tail", "duration": "12f"},
        _place(bars, f"{MAIN}-v3", BARS[0], BARS[1] - BARS[0], id="bars"),
    ]


def _looks() -> list[Raw]:
    return [
        _place({"type": "adjustment"}, f"{MAIN}-v3", 420, 75, id="look"),
        {
            "command": "add_effect",
            "clip": "look",
            "kind": "saturation",
            "params": [{"name": "amount", "value": 0.15}],
        },
        {"command": "add_effect", "clip": "look", "kind": "vignette"},
        {"command": "add_effect", "clip": cut_id(4), "kind": "contrast"},
    ]


def _music() -> list[Raw]:
    return [
        _place({"type": "media", "media": "music"}, f"{MAIN}-a3", 0, LENGTH, id="music-bed"),
        {"command": "set_param", "clip": "music-bed", "name": "gain", "value": -14.0},
        {"command": "set_param", "track": f"{MAIN}-a1", "name": "gain", "value": -6.0},
        {"command": "set_fade", "clip": "music-bed", "side": "head", "duration": "30f"},
        {"command": "set_fade", "clip": "music-bed", "side": "tail", "duration": "60f"},
    ]
