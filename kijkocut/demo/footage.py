"""The demo's footage, made from nothing.

Every picture carries its frame number, every sound ticks on the second, so that the film made from
it can be checked to the frame and to the sample.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Final

from kijkocut.model.ticks import TICKS_PER_SECOND, Rate
from kijkocut.synth import Footage, music_bed, write_footage, write_sound, write_still

RATE: Final = Rate(30)
"""The rate of the demo's sequence and of the footage that passes through untouched."""

WIDTH: Final = 1280
HEIGHT: Final = 720

VFR_NUMBER: Final = 30_000
VFR_SECONDS: Final = 5
STILL_NUMBER: Final = 50_000

_H264: Final = (("preset", "veryfast"), ("crf", "20"), ("g", "30"))

FILES: Final = {
    "wide": Footage(
        width=WIDTH,
        height=HEIGHT,
        rate=RATE,
        frames=330,
        options=_H264,
        hue=0.58,
        audio_codec="aac",
    ),
    "close": Footage(
        width=WIDTH,
        height=HEIGHT,
        rate=RATE,
        frames=345,
        first_number=10_000,
        options=_H264,
        hue=0.08,
        audio_codec="aac",
    ),
    "pal": Footage(
        width=WIDTH,
        height=HEIGHT,
        rate=Rate(25),
        frames=145,
        first_number=20_000,
        codec="libx265",
        options=(("preset", "ultrafast"), ("crf", "22"), ("x265-params", "log-level=none")),
        hue=0.33,
        audio_codec="aac",
    ),
    "phone": Footage(
        width=WIDTH,
        height=HEIGHT,
        rate=RATE,
        frames=130,
        first_number=40_000,
        options=_H264,
        rotation=90,
        hue=0.82,
        audio_codec="aac",
    ),
}


def vfr_timestamps(seconds: int) -> tuple[int, ...]:
    """Give frame times that swing between 15 and 60 fps, as phones and screen recorders write."""
    times, now, number = [], 0, 0
    while now < seconds * TICKS_PER_SECOND:
        times.append(now)
        step = (1470, 2205, 3675, 5880, 2940)[number % 5]  # units of 1/90000 s: 61 to 15 fps
        now += step * (TICKS_PER_SECOND // 90_000)
        number += 1
    return tuple(times)


def make_footage(folder: Path, *, listener: Callable[[int], None] | None = None) -> dict[str, Path]:
    """Write the demo's files into `folder` and give their paths by name.

    Gives `wide`, `close` (30 fps), `pal` (25 fps, H.265), `vfr`, `phone` (rotated), `still`,
    `music`.

    Args:
        folder: Made if it is not there.
        listener: Told how many of the seven are written, on the threads that write them.
    """
    done = count(1)

    def tell(path: Path) -> Path:
        if listener is not None:
            listener(next(done))
        return path

    folder.mkdir(parents=True, exist_ok=True)
    times = vfr_timestamps(VFR_SECONDS)
    vfr = Footage(
        width=WIDTH,
        height=HEIGHT,
        frames=len(times),
        timestamps=times,
        first_number=VFR_NUMBER,
        options=_H264,
        hue=0.7,
        audio_codec="aac",
    )
    films = {**FILES, "vfr": vfr}
    with ThreadPoolExecutor(2) as makers:
        paths = [folder / f"{name}.mp4" for name in films]
        written = makers.map(lambda *job: tell(write_footage(*job)), paths, films.values())
        made = dict(zip(films, written, strict=True))
    still = Footage(
        width=WIDTH,
        height=HEIGHT,
        first_number=STILL_NUMBER,
        codec="png",
        pixel_format="rgb24",
        hue=0.13,
    )
    made["still"] = tell(write_still(folder / "still.png", still))
    sound = Footage(audio_codec="pcm_s16le")
    bed = music_bed(24 * 48_000, 48_000)
    made["music"] = tell(write_sound(folder / "music.wav", bed, sound))
    return made
