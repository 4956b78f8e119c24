"""All angles of a multicam beside each other, as one picture of the usual kind.

The picture is that of a sequence which is made up for it, in which every angle is a clip of
its own, small and in its place; so it is planned, made and kept as any other.
"""

from math import ceil, isqrt
from typing import Final

from msgspec.structs import replace

from kijkocut.model.angles import Angle, angles_of, multicam_at
from kijkocut.model.clip import Clip, SequenceSource
from kijkocut.model.ids import ClipId, SequenceId, TrackId
from kijkocut.model.params import Param
from kijkocut.model.project import Change, Project, Put
from kijkocut.model.sequence import Sequence, Track, TrackKind
from kijkocut.model.ticks import Ticks
from kijkocut.playback import Scene

_GRID: Final = SequenceId("angle-grid")

Cell = tuple[float, float, float, float]
"""Left, top, width and height in pixels of the canvas."""


def seen_angles(project: Project, clip: Clip) -> tuple[Angle, ...]:
    """Give the angles of a multicam clip that have a picture, by number."""
    if not isinstance(clip.source, SequenceSource):
        return ()
    return tuple(a for a in angles_of(project, clip.source.sequence) if a.pictures)


def cells(count: int, canvas: tuple[int, int]) -> tuple[Cell, ...]:
    """Give the places of so many pictures of the canvas's shape: rows from the top, in the middle.

    Args:
        count: How many.
        canvas: Width and height in pixels.
    """
    if count <= 0:
        return ()
    columns = isqrt(count - 1) + 1
    rows = ceil(count / columns)
    wide, high = canvas[0] / columns, canvas[1] / columns
    top = (canvas[1] - rows * high) / 2
    return tuple(
        (place % columns * wide, top + place // columns * high, wide, high)
        for place in range(count)
    )


class AngleGrid:
    """Gives the scene of the angles in place of a film's, wherever that shows a multicam.

    Any thread; what it made last is kept.
    """

    def __init__(self) -> None:
        """Have made nothing yet."""
        self._kept: tuple[Scene, Clip, Scene] | None = None

    def __call__(self, scene: Scene, at: Ticks) -> Scene | None:
        """Give what is to be seen instead of the scene at a time; None for the scene itself."""
        clip = multicam_at(scene.project, scene.sequence_id, at)
        if clip is None:
            return None
        kept = self._kept
        if kept is not None and kept[0] == scene and kept[1] is clip:
            return kept[2]
        made = Scene(
            _with_grid(scene.project, scene.sequence, clip), _GRID, scene.catalogue, scene.fetch
        )
        self._kept = (scene, clip, made)
        return made


def _with_grid(project: Project, like: Sequence, clip: Clip) -> Project:
    """Add a sequence on which all angles of the clip lie in their cells while it lasts."""
    angles = seen_angles(project, clip)
    canvas = (like.width, like.height)
    tracks = tuple(TrackId(f"{_GRID}-{angle.number}") for angle in angles)
    grid = Sequence(
        id=_GRID,
        name="",
        width=like.width,
        height=like.height,
        rate=like.rate,
        colour_space=like.colour_space,
        linear_light=like.linear_light,
        tracks=tracks,
    )
    puts: list[Change] = [Put(after=grid)]
    for angle, track, cell in zip(angles, tracks, cells(len(angles), canvas), strict=True):
        puts.append(
            Put(after=Track(id=track, sequence=_GRID, kind=TrackKind.video, name=angle.name))
        )
        puts.append(Put(after=_placed(clip, angle, track, cell, canvas)))
    return project.apply(puts)


def _placed(clip: Clip, angle: Angle, track: TrackId, cell: Cell, canvas: tuple[int, int]) -> Clip:
    """Give a bare clip of an angle that plays along with the multicam's clip in its cell."""
    assert isinstance(clip.source, SequenceSource)  # noqa: S101 only such clips have angles
    left, top, wide, high = cell
    middle = left + wide / 2 - canvas[0] / 2, top + high / 2 - canvas[1] / 2
    share = wide / canvas[0]
    return Clip(
        id=ClipId(str(track)),
        track=track,
        start=clip.start,
        duration=clip.duration,
        source=replace(clip.source, angle=angle.id),
        source_in=clip.source_in,
        retime=clip.retime,
        params=(
            Param(name="position", value=middle),
            Param(name="scale", value=(share, share)),
        ),
    )
