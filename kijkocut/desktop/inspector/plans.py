"""Which sections there are for what is selected."""

from collections.abc import Iterator

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.pictures import picture_sections
from kijkocut.desktop.inspector.plan import SectionPlan
from kijkocut.desktop.inspector.stacks import effect_sections
from kijkocut.model.clip import Clip
from kijkocut.model.sequence import TrackKind


def plans_for(desk: Desk) -> tuple[SectionPlan, ...]:
    """Give the sections for the selected clips, or else for the sequence and one of its tracks."""
    clips = desk.selected_clips
    return tuple(_of_clips(desk, clips)) if clips else ()


def _of_clips(desk: Desk, clips: tuple[Clip, ...]) -> Iterator[SectionPlan]:
    pictures = _on(desk, clips, TrackKind.video)
    sounds = _on(desk, clips, TrackKind.audio)
    catalogue = desk.studio.catalogue
    if pictures:
        yield from picture_sections(pictures)
        yield from effect_sections(pictures, catalogue, is_sound=False)
    if sounds:
        yield from effect_sections(sounds, catalogue, is_sound=True)


def _on(desk: Desk, clips: tuple[Clip, ...], kind: TrackKind) -> tuple[Clip, ...]:
    tracks = desk.project.tracks
    return tuple(clip for clip in clips if tracks[clip.track].kind is kind)
