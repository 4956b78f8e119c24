"""Which sections there are for what is selected."""

from collections.abc import Iterator

from kijkocut.desktop.canvas_focus import Held, places_of
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.address import Address
from kijkocut.desktop.inspector.attention import Attention
from kijkocut.desktop.inspector.fields import ParamField
from kijkocut.desktop.inspector.multicam import multicam_sections
from kijkocut.desktop.inspector.pictures import picture_sections
from kijkocut.desktop.inspector.plan import SectionPlan
from kijkocut.desktop.inspector.sound import sound_section
from kijkocut.desktop.inspector.stacks import effect_sections
from kijkocut.desktop.inspector.take_box import take_sections
from kijkocut.desktop.inspector.timing import fade_section, speed_section, transition_section
from kijkocut.desktop.inspector.titles import (
    caption_sections,
    caption_style_sections,
    title_sections,
)
from kijkocut.desktop.inspector.wholes import master_section, sequence_sections, track_section
from kijkocut.edit.owners import Part
from kijkocut.model.clip import (
    Clip,
    GeneratorSource,
    MediaSource,
    SequenceSource,
    TitleSource,
)
from kijkocut.model.sequence import Sequence, TrackKind

_Sections = Iterator[SectionPlan]


def plans_for(desk: Desk, attention: Attention) -> tuple[SectionPlan, ...]:
    """Give the sections for the selected clips, or else for the sequence and one of its tracks."""
    sequence = desk.sequence
    if sequence is None:
        return ()
    clips = desk.selected_clips
    if clips:
        return tuple(_of_clips(desk, sequence, clips, attention))
    return tuple(_of_sequence(desk, sequence, attention))


def _of_clips(
    desk: Desk, sequence: Sequence, clips: tuple[Clip, ...], attention: Attention
) -> _Sections:
    catalogue, rate = desk.studio.catalogue, sequence.rate
    tracks = desk.project.sequence_tracks(sequence.id)
    pictures = _on(desk, clips, TrackKind.video)
    sounds = _on(desk, clips, TrackKind.audio)
    captions = _on(desk, clips, TrackKind.caption)
    titles = tuple(c for c in pictures if isinstance(c.source, TitleSource))
    if titles and len(titles) == len(pictures):
        yield from title_sections(titles, attention, rate)
    if captions:
        yield from caption_sections(captions)
    yield from _generators(desk, clips)
    yield from take_sections((*pictures, *sounds))
    yield from multicam_sections(desk.project, pictures, sounds)
    if pictures:
        yield from picture_sections(pictures)
    if sounds:
        yield sound_section(sounds, sequence.channels)
    moving = tuple(c for c in (*pictures, *sounds) if _moves(desk, c))
    if moving:
        yield speed_section(moving, attention)
    if pictures or sounds:
        yield fade_section("fades", (*pictures, *sounds), rate)
    for key, some, is_sound in (
        ("transition", pictures, False),
        ("crossfade", sounds, True),
    ):
        section = transition_section(key, some, rate, catalogue, is_sound=is_sound)
        if section is not None:
            yield section
        if some:
            yield from effect_sections(some, catalogue, tracks, is_sound=is_sound)


def _of_sequence(desk: Desk, sequence: Sequence, attention: Attention) -> _Sections:
    yield from sequence_sections(sequence)
    tracks = desk.project.sequence_tracks(sequence.id)
    if not tracks:
        return
    if attention.is_master:
        yield master_section(tracks, sequence, attention)
        yield from effect_sections((sequence,), desk.studio.catalogue, tracks, is_sound=True)
        return
    shown = next((t for t in tracks if t.id == attention.track), tracks[0])
    yield track_section(tracks, shown, attention, channels=sequence.channels)
    if shown.kind is TrackKind.caption:
        yield from caption_style_sections(shown)
    else:
        is_sound = shown.kind is TrackKind.audio
        yield from effect_sections((shown,), desk.studio.catalogue, tracks, is_sound=is_sound)


def _generators(desk: Desk, clips: tuple[Clip, ...]) -> _Sections:
    """Give the section of the parameters of generators of one kind."""
    made = tuple(c for c in clips if isinstance(c.source, GeneratorSource))
    kinds = {c.source.kind for c in made if isinstance(c.source, GeneratorSource)}
    if len(kinds) != 1:
        return
    (kind,) = kinds
    definition = desk.studio.catalogue.find(kind)
    if definition is None or not definition.params:
        return
    yield SectionPlan(
        key=f"generator:{kind}",
        title=definition.label,
        fields=tuple(
            ParamField(
                spec=spec,
                places=tuple(Address(clip=c.id, part=Part.source, name=spec.name) for c in made),
            )
            for spec in definition.params
        ),
        held=Held(clip=made[0].id, is_source=True)
        if len(made) == 1 and places_of(definition.params)
        else None,
        has_presets=True,
    )


def _moves(desk: Desk, clip: Clip) -> bool:
    """Tell whether time passes in the clip's source, so that it can have another speed."""
    if isinstance(clip.source, MediaSource):
        media = desk.project.media.get(clip.source.media)
        return media is not None and bool(media.facts.duration)
    return isinstance(clip.source, SequenceSource)


def _on(desk: Desk, clips: tuple[Clip, ...], kind: TrackKind) -> tuple[Clip, ...]:
    tracks = desk.project.tracks
    return tuple(clip for clip in clips if tracks[clip.track].kind is kind)
