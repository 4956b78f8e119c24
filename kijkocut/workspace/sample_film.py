"""Small films that show a title or a caption over a quiet ground."""

from typing import Final

from kijkocut.model.clip import CaptionSource, Clip, GeneratorSource, TitleSource
from kijkocut.model.ids import ClipId, SequenceId, TrackId
from kijkocut.model.params import Param
from kijkocut.model.project import Project, Put
from kijkocut.model.sequence import Sequence, Track, TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate
from kijkocut.model.title import Title
from kijkocut.workspace.title_templates import TitleTemplate

SAMPLE: Final = SequenceId("sample")
"""The sequence of these films, at 25 frames a second."""
_RATE: Final = Rate(25)
_CANVAS: Final = (1920, 1080)
_GROUND: Final = (
    Param(name="from", value=(0.23, 0.26, 0.31, 1.0)),
    Param(name="to", value=(0.10, 0.11, 0.14, 1.0)),
)


def titled(template: TitleTemplate) -> Project:
    """Give a film that shows a template for as long as it is meant to last."""
    title, position = template.on_canvas(*_CANVAS)
    over = Track(id=TrackId("over"), sequence=SAMPLE, kind=TrackKind.video, name="V2")
    text = Clip(
        id=ClipId("text"),
        track=over.id,
        start=0,
        duration=_RATE.snap(template.duration),
        source=TitleSource(title=title),
        params=(Param(name="position", value=position),),
    )
    return _film(_CANVAS, over, text)


def captioned(title: Title, canvas: tuple[int, int]) -> Project:
    """Give a film with a caption that says the title's text in its look."""
    over = Track(
        id=TrackId("over"),
        sequence=SAMPLE,
        kind=TrackKind.caption,
        name="C1",
        caption_style=title,
    )
    text = Clip(
        id=ClipId("text"),
        track=over.id,
        start=0,
        duration=TICKS_PER_SECOND,
        source=CaptionSource(text=title.text),
    )
    return _film(canvas, over, text)


def _film(canvas: tuple[int, int], over: Track, text: Clip) -> Project:
    """Put a clip over the ground."""
    below = Track(id=TrackId("below"), sequence=SAMPLE, kind=TrackKind.video, name="V1")
    sequence = Sequence(
        id=SAMPLE,
        name="Sample",
        width=canvas[0],
        height=canvas[1],
        rate=_RATE,
        tracks=(below.id, over.id),
    )
    ground = Clip(
        id=ClipId("ground"),
        track=below.id,
        start=0,
        duration=text.duration,
        source=GeneratorSource(kind="gradient", params=_GROUND),
    )
    made = (sequence, below, over, ground, text)
    return Project().apply(tuple(Put(after=one) for one in made))
