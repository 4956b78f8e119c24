"""The demo's film, as a script of edit commands like any person or program could write it."""

from pathlib import Path
from typing import Final

from kijkocut.demo.footage import HEIGHT, RATE, WIDTH

Raw = dict[str, object]

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

MAIN: Final = "main"


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
        *_transitions(),
        *_opening(),
        *_overlays(),
        *_sound(),
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
