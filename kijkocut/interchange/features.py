"""What a sequence uses of the model, thing by thing, so that a report can forget nothing."""

from collections.abc import Iterator
from enum import StrEnum

from kijkocut.model.clip import (
    AdjustmentSource,
    CaptionSource,
    Clip,
    GeneratorSource,
    MediaSource,
    SequenceSource,
    TitleSource,
)
from kijkocut.model.ids import SequenceId, TrackId
from kijkocut.model.project import Project
from kijkocut.model.sequence import Background, ColourSpace, Sequence, Track, TrackKind
from kijkocut.model.timecode import format_timecode
from kijkocut.model.title import Title, Travel


class Feature(StrEnum):
    """A thing a project may hold; the value is its name in reports and tables."""

    clip = "clips of media"
    sound = "sound clips"
    nest = "nested sequences"
    multicam = "multicam clips and their angles"
    titles = "titles"
    title_motion = "ways of titles in, out and across"
    generator = "generators"
    adjustment = "adjustment clips"
    caption = "captions"
    speaker = "speakers of captions"
    caption_style = "caption styles"
    language = "languages of tracks"
    clip_name = "clip names"
    stream = "choices of a file's stream"
    speed = "constant speeds"
    reverse = "reverse play"
    freeze = "frozen frames"
    ramp = "speed ramps"
    retime_manner = "pitch and blending of speeds"
    dissolve = "dissolves"
    wipe = "wipes"
    transition = "other transitions"
    transition_params = "settings of transitions"
    fade = "fades"
    params = "position, opacity, volume and other parameters"
    effects = "effects"
    masks = "masks"
    blend = "blend modes"
    channel_map = "channel maps"
    takes = "other takes of clips"
    disabled = "disabled clips"
    clip_marker = "markers on clips"
    marker = "markers of the sequence"
    links = "links and groups of clips"
    colour_label = "colour labels"
    track_name = "track names"
    track_state = "locks, mutes and other track switches"
    track_mix = "track parameters and effects"
    master = "gain and effects of the master"
    canvas = "canvas and sample rate"
    rate = "frame rate"
    start_timecode = "start timecode"
    background = "background"
    colour_space = "colour space and linear blending"
    in_out = "in and out points"
    other_sequences = "other sequences of the project"
    bins = "bins, tags and notes of media"


DISSOLVES = ("dissolve", "crossfade", "crossfade_gain")
"""Kinds of transition that any program calls a dissolve."""


def features(
    project: Project, sequence_id: SequenceId, without: frozenset[TrackId] = frozenset()
) -> Iterator[tuple[Feature, str]]:
    """Give each thing that a sequence and its project use, and where; some tracks left out."""
    sequence = project.sequences[sequence_id]
    yield from _sequence(sequence)
    for marker in project.sequence_markers(sequence_id):
        yield Feature.marker, label(sequence, marker.at)
    for track in project.sequence_tracks(sequence_id):
        if track.id in without:
            continue
        yield from _track(track)
        for clip in project.lane(track.id):
            where = place(sequence, track, clip)
            yield from ((feature, where) for feature in clip_features(project, track, clip))
    for other in project.sequences.values():
        if other.id != sequence_id:
            yield Feature.other_sequences, other.name
    for bin_ in project.bins.values():
        yield Feature.bins, bin_.name
    for media in project.media.values():
        if media.bin or media.tags or media.colour or media.note or media.is_favourite:
            yield Feature.bins, media.name


def label(sequence: Sequence, ticks: int) -> str:
    """Write a time of a sequence as its timecode."""
    drop = sequence.drop_frame and sequence.rate.can_drop
    return format_timecode(sequence.start_timecode + ticks, sequence.rate, drop=drop)


def place(sequence: Sequence, track: Track, clip: Clip) -> str:
    """Name a clip for a report: track, timecode and name."""
    name = f' "{clip.name}"' if clip.name else ""
    return f"{track.name} {label(sequence, clip.start)}{name}"


def _sequence(sequence: Sequence) -> Iterator[tuple[Feature, str]]:
    name = sequence.name
    yield Feature.canvas, name
    yield Feature.rate, name
    if sequence.params or sequence.effects:
        yield Feature.master, name
    if sequence.start_timecode:
        yield Feature.start_timecode, name
    if sequence.background != Background():
        yield Feature.background, name
    if sequence.colour_space is not ColourSpace.bt709 or sequence.linear_light:
        yield Feature.colour_space, name
    if sequence.range_in is not None or sequence.range_out is not None:
        yield Feature.in_out, name


def _track(track: Track) -> Iterator[tuple[Feature, str]]:
    yield Feature.track_name, track.name
    switches = (track.is_locked, track.is_muted, track.is_solo, track.is_hidden)
    if any(switches) or not (track.is_sync_locked and track.is_target):
        yield Feature.track_state, track.name
    if track.params or track.effects:
        yield Feature.track_mix, track.name
    if track.language:
        yield Feature.language, track.name
    if track.caption_style is not None:
        yield Feature.caption_style, track.name


def clip_features(project: Project, track: Track, clip: Clip) -> Iterator[Feature]:
    """Give each thing that a clip uses."""
    yield _kind(track, clip)
    yield from _speed(clip)
    yield from _transition(clip)
    source = clip.source
    media = project.media.get(source.media) if isinstance(source, MediaSource) else None
    used = {
        Feature.speaker: isinstance(source, CaptionSource) and bool(source.speaker),
        Feature.stream: isinstance(source, MediaSource) and source.stream is not None,
        Feature.title_motion: isinstance(source, TitleSource) and _is_moving(source.title),
        Feature.clip_name: bool(clip.name) and (media is None or clip.name != media.name),
        Feature.fade: clip.fade_in is not None or clip.fade_out is not None,
        Feature.params: bool(clip.params),
        Feature.effects: bool(clip.effects),
        Feature.masks: bool(clip.masks),
        Feature.blend: clip.blend.value != "normal",
        Feature.channel_map: bool(clip.channel_map),
        Feature.takes: bool(clip.takes),
        Feature.disabled: not clip.is_enabled,
        Feature.clip_marker: bool(clip.markers),
        Feature.links: clip.link is not None or clip.group is not None,
        Feature.colour_label: bool(clip.colour),
    }
    yield from (feature for feature, is_used in used.items() if is_used)


def _is_moving(title: Title) -> bool:
    return bool(title.arrive or title.leave or title.travel is not Travel.none)


def _kind(track: Track, clip: Clip) -> Feature:
    match clip.source:
        case MediaSource():
            return Feature.sound if track.kind is TrackKind.audio else Feature.clip
        case SequenceSource(angle=angle):
            return Feature.nest if angle is None else Feature.multicam
        case TitleSource():
            return Feature.titles
        case GeneratorSource():
            return Feature.generator
        case AdjustmentSource():
            return Feature.adjustment
        case CaptionSource():
            return Feature.caption


def _speed(clip: Clip) -> Iterator[Feature]:
    retime = clip.retime
    if retime.ramp:
        yield Feature.ramp
    elif retime.is_frozen:
        yield Feature.freeze
    elif retime.speed.num < 0:
        yield Feature.reverse
    elif not retime.is_plain:
        yield Feature.speed
    if not retime.keep_pitch or retime.blend != "nearest":
        yield Feature.retime_manner


def _transition(clip: Clip) -> Iterator[Feature]:
    over = clip.transition
    if over is None:
        return
    if over.kind in DISSOLVES:
        yield Feature.dissolve
    elif "wipe" in over.kind:
        yield Feature.wipe
    else:
        yield Feature.transition
    if over.params:
        yield Feature.transition_params
