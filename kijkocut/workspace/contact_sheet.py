"""A sheet of labelled thumbnails: everything a catalogue can show, at a glance."""

from collections.abc import Mapping
from collections.abc import Sequence as Sequenced
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kijkocut.effects import Catalogue, EffectKind
from kijkocut.model.clip import Clip, TitleSource
from kijkocut.model.ids import ClipId, SequenceId, TrackId
from kijkocut.model.project import Project, Put
from kijkocut.model.sequence import Sequence, Track, TrackKind
from kijkocut.model.ticks import Rate
from kijkocut.model.title import Rgba, Title
from kijkocut.render import (
    MediaPicture,
    OutputFormat,
    PlanSettings,
    RenderThread,
    SourceFrame,
    plan,
)

Picture = NDArray[np.uint8]

_COLUMNS: Final = 6
_CELL: Final = (240, 135)
_LABEL: Final = 26
_HEADING: Final = 54
_GAP: Final = 14
_GROUND: Final = (27, 29, 34)
_INK: Final[Rgba] = (0.84, 0.86, 0.90, 1.0)
_RATE: Final = Rate(25)
_HEADINGS: Final = {
    EffectKind.effect: "Effects",
    EffectKind.transition: "Transitions",
    EffectKind.generator: "Generators",
}


def contact_sheet(
    thumbnails: Mapping[str, Picture], catalogue: Catalogue, renderer: RenderThread
) -> Picture:
    """Give `thumbnails` (240 x 135, by name) with their labels, a part for each kind.

    Returns:
        Rows, columns, RGBA; opaque.
    """
    wide = _GAP + _COLUMNS * (_CELL[0] + _GAP)
    rows: list[NDArray[np.float64]] = [_field(wide, _GAP)]
    for kind, heading in _HEADINGS.items():
        entries = [one for one in catalogue.of_kind(kind) if one.name in thumbnails]
        if not entries:
            continue
        row = _field(wide, _HEADING)
        _lay(row, _texts((heading,), (wide - 2 * _GAP, _HEADING), 26.0, renderer)[0], (_GAP, 0))
        rows.append(row)
        labels = _texts([one.label for one in entries], (_CELL[0], _LABEL), 15.0, renderer)
        for first in range(0, len(entries), _COLUMNS):
            row = _field(wide, _CELL[1] + _LABEL + _GAP)
            for column, entry in enumerate(entries[first : first + _COLUMNS]):
                left = _GAP + column * (_CELL[0] + _GAP)
                _lay(row, _checked(thumbnails[entry.name]), (left, 0))
                _lay(row, labels[first + column], (left, _CELL[1]))
            rows.append(row)
    sheet = np.rint(np.concatenate(rows)).astype(np.uint8)
    return np.dstack([sheet, np.full(sheet.shape[:2], 255, np.uint8)])


def _field(wide: int, high: int) -> NDArray[np.float64]:
    return np.full((high, wide, 3), _GROUND, np.float64)


def _lay(row: NDArray[np.float64], picture: Picture, at: tuple[int, int]) -> None:
    """Put an RGBA picture over a part of a row."""
    left, top = at
    part = row[top : top + picture.shape[0], left : left + picture.shape[1]]
    share = picture[..., 3:] / 255
    part += (picture[..., :3] - part) * share


def _checked(picture: Picture) -> Picture:
    """Show a chequered ground where a picture can be seen through."""
    high, wide = picture.shape[:2]
    y, x = np.mgrid[:high, :wide]
    ground = np.where((x // 9 + y // 9) % 2, 92, 68)[..., None].repeat(3, -1).astype(np.float64)
    _lay(ground, picture, (0, 0))
    return np.dstack([np.rint(ground).astype(np.uint8), np.full((high, wide), 255, np.uint8)])


def _texts(
    texts: Sequenced[str], size: tuple[int, int], letters: float, renderer: RenderThread
) -> list[Picture]:
    """Give texts as pictures of one size: each is a frame of a sequence of titles."""
    project = _titles(texts, size, letters)
    catalogue = Catalogue(())
    settings = PlanSettings(is_transparent=True)
    output = OutputFormat(pixel_format="rgba")
    sequence = SequenceId("labels")
    frames = [
        renderer.submit(
            plan(project, sequence, at * _RATE.frame_ticks, catalogue=catalogue, settings=settings),
            _no_media,
            output,
        )
        for at in range(len(texts))
    ]
    return [np.asarray(one.result().planes[0], np.uint8) for one in frames]


def _titles(texts: Sequenced[str], size: tuple[int, int], letters: float) -> Project:
    track = Track(id=TrackId("v"), sequence=SequenceId("labels"), kind=TrackKind.video, name="V1")
    sequence = Sequence(
        id=SequenceId("labels"),
        name="Labels",
        width=size[0],
        height=size[1],
        rate=_RATE,
        tracks=(track.id,),
    )
    clips = [
        Clip(
            id=ClipId(f"t{at}"),
            track=track.id,
            start=at * _RATE.frame_ticks,
            duration=_RATE.frame_ticks,
            source=TitleSource(
                title=Title(
                    text=text,
                    size=letters,
                    colour=_INK,
                    width=float(size[0]),
                    height=float(size[1]),
                )
            ),
        )
        for at, text in enumerate(texts)
    ]
    return Project().apply((Put(after=sequence), Put(after=track), *(Put(after=c) for c in clips)))


def _no_media(picture: MediaPicture) -> SourceFrame:
    raise LookupError(picture.media)
