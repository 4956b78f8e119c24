"""The film that exports are measured with, told once for us, for melt and for ffmpeg.

```
V3 |    | title |                                |
V2 |              | picture in picture |         |
V1 |      A      |      B      ><      C          |      >< dissolve
A1 |      A      |      B      |       C          |
A2 |                  music                       |
```
"""

from pathlib import Path
from typing import Final

from msgspec import Struct

from kijkocut.bench.material import Take, write_take
from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, music_bed, write_sound

RATE: Final = Rate(30)
TITLE: Final = "A film to measure"
INSET_OPACITY: Final = 0.8
MUSIC_DB: Final = -12.0
_FIRSTS: Final = {"a": 10, "b": 20, "c": 30}


class Cut(Struct, frozen=True, kw_only=True):
    """A range of a take on the timeline, in frames."""

    take: str
    source: int
    """First frame of the take."""
    start: int
    end: int

    @property
    def source_end(self) -> int:
        """The frame of the take after the last."""
        return self.source + self.end - self.start


class Film(Struct, frozen=True, kw_only=True):
    """A film of three parts, plain cuts or with everything."""

    width: int
    height: int
    part: int
    """Frames of each of the three parts."""
    is_cuts_only: bool = False
    is_smart: bool = False
    """Whether ours copies what did not change."""
    is_composited: bool = False
    """Whether ours bears a small mark all along, so that no frame can pass on untouched."""

    @property
    def length(self) -> int:
        """In frames."""
        return 3 * self.part

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """The main track."""
        return tuple(
            Cut(take=take, source=first, start=n * self.part, end=(n + 1) * self.part)
            for n, (take, first) in enumerate(_FIRSTS.items())
        )

    @property
    def dissolve(self) -> tuple[int, int]:
        """The range of the dissolve over the second cut, in frames."""
        half = self.part * 3 // 32
        return (2 * self.part - half, 2 * self.part + half)

    @property
    def inset(self) -> Cut:
        """The picture in picture."""
        start, end = self.part * 5 // 4, self.part * 7 // 4
        return Cut(take="a", source=10, start=start, end=end)

    @property
    def inset_box(self) -> tuple[int, int, int, int]:
        """Left, top, width and height of the picture in picture; whole chroma samples."""
        width, height = (side * 2 // 5 // 2 * 2 for side in (self.width, self.height))
        return (self.width // 2 // 2 * 2, self.height // 10 // 2 * 2, width, height)

    @property
    def title(self) -> tuple[int, int]:
        """The range of the title, in frames."""
        return (self.part // 4, self.part * 3 // 4)

    @property
    def looks(self) -> tuple[int, ...]:
        """Frames to compare by eye: plain, titled, inset, in the dissolve and after it."""
        plain = (self.part // 8, self.length - 4)
        if self.is_cuts_only:
            return (*plain, self.part, 2 * self.part)
        return (*plain, self.part // 2, self.part * 3 // 2, 2 * self.part)


class Material(Struct, frozen=True, kw_only=True):
    """The files of a film."""

    takes: dict[str, Path]
    music: Path


def make_material(folder: Path, film: Film) -> Material:
    """Write the takes and the music into `folder`."""
    takes = {}
    for number, name in enumerate(_FIRSTS):
        take = Take(
            width=film.width,
            height=film.height,
            rate=RATE,
            frames=film.part + 60,
            first_number=number * 10_000,
        )
        takes[name] = write_take(folder / f"{name}.mp4", take)
    count = film.length * 48_000 * RATE.den // RATE.num
    music = write_sound(
        folder / "music.wav", music_bed(count, 48_000), Footage(audio_codec="pcm_s16le")
    )
    return Material(takes=takes, music=music)
