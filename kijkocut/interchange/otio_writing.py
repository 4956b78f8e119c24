"""A sequence as an OpenTimelineIO timeline that other programs understand as far as they can.

Own metadata carries the whole project beside it, so that reading the file back loses nothing. Time
warps follow OpenTimelineIO: an item's source range is as long as the item is on its track.
"""

from collections.abc import Sequence as Many
from pathlib import PurePath
from typing import Final

import opentimelineio as otio  # type: ignore[import-untyped]

from kijkocut.interchange.features import DISSOLVES, Feature, features
from kijkocut.interchange.otio_shape import OWN, Node, fingerprint
from kijkocut.interchange.otio_time import from_ticks, span
from kijkocut.model.angles import tracks_played
from kijkocut.model.clip import (
    AdjustmentSource,
    CaptionSource,
    Clip,
    GeneratorSource,
    MediaSource,
    SequenceSource,
    TitleSource,
    Transition,
)
from kijkocut.model.codec import encode
from kijkocut.model.ids import AngleId, SequenceId
from kijkocut.model.media import Media
from kijkocut.model.project import Entity, Project
from kijkocut.model.sequence import Sequence, Track, TrackKind
from kijkocut.model.ticks import BadTimeError, Rate
from kijkocut.model.timecode import parse_time

VERSION: Final = 1
CAPTION_KIND: Final = "Caption"
"""OpenTimelineIO names no kind of track for captions; programs skip kinds that they don't know."""
KINDS: Final = {
    TrackKind.video: otio.schema.TrackKind.Video,
    TrackKind.audio: otio.schema.TrackKind.Audio,
    TrackKind.caption: CAPTION_KIND,
}
PLAIN: Final = frozenset(
    {
        Feature.clip,
        Feature.sound,
        Feature.nest,
        Feature.clip_name,
        Feature.speed,
        Feature.reverse,
        Feature.freeze,
        Feature.dissolve,
        Feature.disabled,
        Feature.clip_marker,
        Feature.marker,
        Feature.track_name,
        Feature.rate,
        Feature.start_timecode,
    }
)
"""What other programs see too."""


def timeline_of(project: Project, sequence_id: SequenceId) -> otio.schema.Timeline:
    """Make the timeline of a sequence, with the whole project in its metadata."""
    sequence = project.sequences[sequence_id]
    timeline = otio.schema.Timeline(
        name=sequence.name, global_start_time=from_ticks(sequence.start_timecode, sequence.rate)
    )
    timeline.tracks = _stack(project, sequence)
    timeline.metadata[OWN] = {
        "version": VERSION,
        "sequence": sequence_id,
        "shape": fingerprint(timeline),
        "entities": _kept(project),
    }
    return timeline


def collection_of(
    project: Project, sequences: Many[SequenceId]
) -> otio.schema.SerializableCollection:
    """Make the timelines of several sequences, with the project once beside them."""
    made = otio.schema.SerializableCollection(name=project.about.name)
    for key in sequences:
        timeline = timeline_of(project, key)
        del timeline.metadata[OWN]["entities"]
        made.append(timeline)
    made.metadata[OWN] = {"version": VERSION, "entities": _kept(project)}
    return made


def _kept(project: Project) -> list[str]:
    return [encode(entity).decode() for entity in entities(project)]


def own_only(project: Project, sequence_id: SequenceId) -> list[tuple[Feature, str]]:
    """Give what only this program reads back from the file, and where it is."""
    return [(what, where) for what, where in features(project, sequence_id) if what not in PLAIN]


def entities(project: Project) -> list[Entity]:
    """List everything in a project in a fixed order."""
    found: list[Entity] = [project.about]
    for table in (
        project.media,
        project.bins,
        project.sequences,
        project.tracks,
        project.markers,
    ):
        found += [table[key] for key in sorted(table)]  # type: ignore[index]
    for track in sorted(project.lanes):
        found += list(project.lanes[track])
    return found


def media_start(media: Media, rate: Rate) -> int:
    """Give the time on the file's own clock at which media time 0 lies, in ticks."""
    if not media.facts.timecode:
        return 0
    video = media.facts.video
    try:
        return parse_time(media.facts.timecode, video.rate if video and video.rate else rate)
    except BadTimeError:
        return 0


def item_range(project: Project, clip: Clip, rate: Rate) -> otio.opentime.TimeRange:
    """Give a clip's source range as it stands in a timeline of that rate."""
    start = clip.source_in
    if isinstance(clip.source, MediaSource) and clip.source.media in project.media:
        start += media_start(project.media[clip.source.media], rate)
    return span(start, clip.duration, rate)


def _stack(project: Project, sequence: Sequence, angle: AngleId | None = None) -> otio.schema.Stack:
    """Make the stack of a sequence; for a multicam clip, of the angle that it plays."""
    stack = otio.schema.Stack(name=sequence.name)
    for marker in project.sequence_markers(sequence.id):
        stack.markers.append(
            otio.schema.Marker(
                name=marker.name,
                color=marker.colour.upper(),
                marked_range=span(marker.at, marker.duration, sequence.rate),
                metadata={OWN: {"id": marker.id}, "comment": marker.note},
            )
        )
    for track in tracks_played(project, sequence.id, angle):
        stack.append(_track(project, sequence, track))
    return stack


def _track(project: Project, sequence: Sequence, track: Track) -> otio.schema.Track:
    rate = sequence.rate
    row = otio.schema.Track(name=track.name, kind=KINDS[track.kind], metadata={OWN: track.id})
    row.enabled = not (track.is_hidden if track.kind is TrackKind.video else track.is_muted)
    at = 0
    for clip in project.lane(track.id):
        if clip.start > at:
            row.append(otio.schema.Gap(source_range=span(0, clip.start - at, rate)))
        if clip.transition is not None:
            row.append(_transition(clip.transition, rate))
        row.append(_item(project, clip, rate))
        at = clip.end
    return row


def _transition(over: Transition, rate: Rate) -> otio.schema.Transition:
    is_plain = over.kind in DISSOLVES
    kind = otio.schema.TransitionTypes.SMPTE_Dissolve if is_plain else over.kind
    return otio.schema.Transition(
        name=over.kind,
        transition_type="SMPTE_Wipe" if "wipe" in over.kind else kind,
        in_offset=from_ticks(over.before, rate),
        out_offset=from_ticks(over.after, rate),
        metadata={OWN: {"kind": over.kind}},
    )


def _item(project: Project, clip: Clip, rate: Rate) -> Node:
    source_range = item_range(project, clip, rate)
    item: Node
    if isinstance(clip.source, SequenceSource):
        nested = project.sequences[clip.source.sequence]
        item = _stack(project, nested, clip.source.angle)
        item.name = clip.name
        item.source_range = source_range
    else:
        item = otio.schema.Clip(
            name=clip.name,
            media_reference=_reference(project, clip, rate),
            source_range=source_range,
        )
        _add_takes(project, clip, item, rate)
    item.enabled = clip.is_enabled
    item.metadata[OWN] = {"clip": clip.id}
    item.effects.extend(speed_effects(clip))
    item.markers.extend(clip_marks(project, clip, rate))
    return item


def _add_takes(project: Project, clip: Clip, item: otio.schema.Clip, rate: Rate) -> None:
    """Give a clip's other takes of files beside its own reference; sequences can't stand there."""
    references = item.media_references()
    for number, take in enumerate(clip.takes, 1):
        if isinstance(take.source, MediaSource):
            reference = _file(project.media[take.source.media], rate)
            reference.metadata[OWN]["take"] = encode(take).decode()
            references[f"take {number:03}"] = reference
    if len(references) > 1:
        item.set_media_references(references, otio.schema.Clip.DEFAULT_MEDIA_KEY)


def speed_effects(clip: Clip) -> list[Node]:
    """Give the effects that say a clip's speed."""
    if clip.retime.is_frozen:
        return [otio.schema.FreezeFrame()]
    if clip.retime.is_plain:
        return []
    return [otio.schema.LinearTimeWarp(time_scalar=_scalar(clip))]


def _scalar(clip: Clip) -> float:
    """Give the speed, or of a ramp the average over the clip."""
    if clip.retime.ramp:
        return clip.retime.offset(clip.duration) / clip.duration
    return clip.retime.speed.num / clip.retime.speed.den


def clip_marks(project: Project, clip: Clip, rate: Rate) -> list[Node]:
    """Give a clip's markers."""
    base = 0
    if isinstance(clip.source, MediaSource) and clip.source.media in project.media:
        base = media_start(project.media[clip.source.media], rate)
    return [
        otio.schema.Marker(
            name=marker.name,
            color=marker.colour.upper(),
            marked_range=span(base + marker.at, marker.duration, rate),
            metadata={"comment": marker.note},
        )
        for marker in clip.markers
    ]


def _reference(project: Project, clip: Clip, rate: Rate) -> Node:
    match clip.source:
        case MediaSource(media=media_id):
            return _file(project.media[media_id], rate)
        case GeneratorSource(kind=kind):
            return otio.schema.GeneratorReference(name=kind, generator_kind=kind)
        case TitleSource(title=title):
            words = {"text": title.text}
            return otio.schema.GeneratorReference(generator_kind="title", parameters=words)
        case CaptionSource(text=text, speaker=speaker):
            words = {"text": text, "speaker": speaker}
            return otio.schema.GeneratorReference(generator_kind="caption", parameters=words)
        case AdjustmentSource():
            return otio.schema.GeneratorReference(generator_kind="adjustment")
        case _:
            return otio.schema.MissingReference()


def _file(media: Media, rate: Rate) -> otio.schema.ExternalReference:
    path = PurePath(media.path)
    url = path.as_uri() if path.is_absolute() else media.path
    reference = otio.schema.ExternalReference(target_url=url)
    reference.name = media.name
    if media.facts.duration:
        own = media.facts.video.rate if media.facts.video is not None else None
        reference.available_range = span(
            media_start(media, rate), media.facts.duration, own or rate
        )
    reference.metadata[OWN] = {"media": media.id}
    return reference
