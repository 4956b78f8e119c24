"""What must always hold in a project; commands, importers, sync and fuzzers are judged by it.

`check` reads the whole project; `check_changes` only what the changes could have broken, so that an
edit costs the same in a long project as in a short one.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from kijkocut.model.clip import (
    AdjustmentSource,
    CaptionSource,
    Clip,
    Effect,
    GeneratorSource,
    MediaSource,
    SequenceSource,
    Source,
    TakeSource,
    TitleSource,
)
from kijkocut.model.errors import BugError
from kijkocut.model.handles import ENDLESS, fits_source, handle_after, handle_before, source_length
from kijkocut.model.ids import SequenceId
from kijkocut.model.lane import Lane
from kijkocut.model.mask_path import fault_of
from kijkocut.model.media import Bin, Media
from kijkocut.model.params import Param
from kijkocut.model.project import Change, Entity, Project, Put
from kijkocut.model.reach import touched_places
from kijkocut.model.sequence import Marker, Sequence, Track, TrackKind


class InvariantError(BugError):
    """A project value breaks a rule that every edit must keep."""

    code = "model.invariant"


def check(project: Project) -> None:
    """Check every rule on the whole project.

    Raises:
        InvariantError: With every broken rule, one a line.
    """
    _raise(problems(project))


def problems(project: Project) -> Iterator[str]:
    """Name each broken rule of the whole project, in one sentence each."""
    for media in project.media.values():
        yield from _media(project, media)
    for bin_ in project.bins.values():
        yield from _bin(project, str(bin_.id))
    for sequence in project.sequences.values():
        yield from _sequence(project, sequence)
        yield from _cycle(project, sequence.id, sequence.id)
    for marker in project.markers.values():
        yield from _marker(project, marker)
    if set(project.lanes) != set(project.tracks):
        yield "tracks and lanes differ"
    for track in project.tracks.values():
        yield from _track(project, track)
        lane = project.lanes[track.id]
        yield from _order(lane)
        for clip in lane:
            yield from _clip(project, track, clip)
    yield from _derived(project)


def check_changes(project: Project, changes: Iterable[Change]) -> None:
    """Check the rules that `changes`, just applied to give `project`, could have broken.

    Raises:
        InvariantError: With every broken rule, one a line.
    """
    _raise(_touched(project, changes))


def _raise(found: Iterable[str]) -> None:
    lines = list(dict.fromkeys(found))
    if lines:
        raise InvariantError("The project would break its own rules:\n" + "\n".join(lines))


def _touched(project: Project, changes: Iterable[Change]) -> Iterator[str]:
    changes = tuple(changes)
    puts = [c for c in changes if isinstance(c, Put)]
    if any(_reaches_far(put) for put in puts):
        yield from problems(project)
        return
    for put in puts:
        yield from _own(project, put.subject)
    for track_id, at in touched_places(changes):
        lane = project.lanes.get(track_id)
        if lane is not None:
            yield from _around(project, lane, at)


def _reaches_far(put: Put) -> bool:
    """Tell whether a change could break things anywhere; these are rare, and scan the project."""
    match put.before, put.after:
        case (Media() | Bin() | Sequence() | Track(), None):
            return True
        case Media(facts=was), Media(facts=now):
            return was != now
        case Sequence(rate=was), Sequence(rate=now):
            return was != now
        case _:
            return False


def _own(project: Project, entity: Entity) -> Iterator[str]:
    """Check an entity that came or changed, alone."""
    match entity:
        case Clip(id=clip_id) if clip_id in project.places:
            clip = project.clip(clip_id)
            track = project.tracks[clip.track]
            yield from _clip(project, track, clip)
            for inner in _nests(clip):
                if inner == track.sequence:
                    yield f"sequence {track.sequence} contains itself"
                yield from _cycle(project, track.sequence, inner)
        case Media():
            yield from _media(project, entity)
        case Bin():
            yield from _bin(project, entity.id)
        case Sequence(id=sequence_id) if sequence_id in project.sequences:
            yield from _sequence(project, project.sequences[sequence_id])
        case Track(id=track_id) if track_id in project.tracks:
            yield from _track(project, project.tracks[track_id])
        case Marker(id=marker_id) if marker_id in project.markers:
            yield from _marker(project, project.markers[marker_id])


def _around(project: Project, lane: Lane, at: int) -> Iterator[str]:
    """Check the clip at or before a place and the one after it."""
    for clip in (lane.before(at), lane.after(at)):
        if clip is not None:
            yield from _clip(project, project.tracks[clip.track], clip)


def _media(project: Project, media: Media) -> Iterator[str]:
    if media.bin is not None and media.bin not in project.bins:
        yield f"media {media.id} lies in a bin that does not exist"
    if len({subclip.id for subclip in media.subclips}) != len(media.subclips):
        yield f"media {media.id} has two subclips of one id"
    for one in media.subclips:
        if not 0 <= one.source_in < one.source_out <= media.facts.duration:
            yield f"subclip {one.id} is not within media {media.id}"


def _bin(project: Project, bin_id: str) -> Iterator[str]:
    seen = set()
    at = bin_id
    while at is not None:
        if at in seen:
            yield f"bin {bin_id} lies inside itself"
            return
        seen.add(at)
        if at not in project.bins:
            yield f"bin {bin_id} lies in a bin that does not exist"
            return
        at = project.bins[at].parent  # type: ignore[index, assignment]


def _sequence(project: Project, sequence: Sequence) -> Iterator[str]:
    name = f"sequence {sequence.id}"
    if not sequence.rate.is_sound:
        yield f"{name} has a frame rate that can't be kept exactly"
    if sequence.width < 2 or sequence.height < 2 or sequence.width % 2 or sequence.height % 2:
        yield f"{name} has an odd or empty canvas"
    if len(set(sequence.tracks)) != len(sequence.tracks):
        yield f"{name} lists a track twice"
    for track_id in sequence.tracks:
        track = project.tracks.get(track_id)
        if track is None or track.sequence != sequence.id:
            yield f"{name} lists track {track_id}, which is not its own"
    if sequence.bin is not None and sequence.bin not in project.bins:
        yield f"{name} lies in a bin that does not exist"
    low, high = sequence.range_in, sequence.range_out
    if low is not None and high is not None and not 0 <= low < high:
        yield f"{name} has an in point at or after its out point"
    yield from _params(f"the master of {name}", sequence.params)
    yield from _effects(f"the master of {name}", sequence.effects)


def _track(project: Project, track: Track) -> Iterator[str]:
    sequence = project.sequences.get(track.sequence)
    if sequence is None or track.id not in sequence.tracks:
        yield f"track {track.id} is not listed by its sequence"
    if track.angle is not None and (not track.angle or track.kind is TrackKind.caption):
        yield f"track {track.id} belongs to an angle without a name, or is a caption track of one"
    yield from _params(f"track {track.id}", track.params)


def _marker(project: Project, marker: Marker) -> Iterator[str]:
    if marker.sequence not in project.sequences:
        yield f"marker {marker.id} belongs to a sequence that does not exist"
    if marker.at < 0 or marker.duration < 0:
        yield f"marker {marker.id} lies before zero or has a negative length"


def _order(lane: Lane) -> Iterator[str]:
    last = None
    for clip in lane:
        if last is not None and last.end > clip.start:
            yield f"clips {last.id} and {clip.id} overlap"
        last = clip


def _clip(project: Project, track: Track, clip: Clip) -> Iterator[str]:
    name = f"clip {clip.id}"
    if clip.track != track.id:
        yield f"{name} says it is on track {clip.track} but lies on {track.id}"
    if clip.start < 0 or clip.duration <= 0:
        yield f"{name} starts before zero or has no length"
    if not clip.retime.is_sound:
        yield f"{name} has a speed ramp with points out of order"
        return
    sequence = project.sequences.get(track.sequence)
    if track.kind is TrackKind.video and sequence is not None and sequence.rate.is_sound:
        frame = sequence.rate.frame_ticks
        if clip.start % frame or clip.duration % frame:
            yield f"{name} does not start and end on a frame of its sequence"
    yield from _source(project, track, clip)
    yield from _transition(project, clip)
    yield from _dress(name, clip)


def _dress(name: str, clip: Clip) -> Iterator[str]:
    """Check what is done to a clip: fades, parameters, effects, masks."""
    for fade in (clip.fade_in, clip.fade_out):
        if fade is not None and not 0 < fade.duration <= clip.duration:
            yield f"{name} has a fade that is empty or longer than the clip"
    yield from _params(name, clip.params)
    yield from _effects(name, clip.effects)
    for mask in clip.masks:
        yield from _params(f"{name}, mask {mask.id}", mask.params)
        fault = fault_of(mask)
        if fault:
            yield f"{name} has mask {mask.id} that can't be: {fault}"
    if isinstance(clip.source, GeneratorSource):
        yield from _params(f"{name}, its generator", clip.source.params)


def _takes(project: Project, track: Track, clip: Clip) -> Iterator[str]:
    """Check that the other takes exist and could stand there; they may be too short."""
    name = f"clip {clip.id}"
    if not 0 <= clip.take_place <= len(clip.takes):
        yield f"{name} shows a take that it does not have"
    if clip.takes and not isinstance(clip.source, TakeSource):
        yield f"{name} has takes of a source that can be none"
    for take in clip.takes:
        yield from _source_kind(project, track, clip, take.source)


def _source(project: Project, track: Track, clip: Clip) -> Iterator[str]:
    yield from _source_kind(project, track, clip, clip.source)
    if clip.takes or clip.take_place:
        yield from _takes(project, track, clip)
    if isinstance(clip.source, SequenceSource):
        if clip.source.angle == "":
            yield f"clip {clip.id} shows an angle without a name"
        return  # a nest may be longer than its sequence has become since; it then shows nothing
    if isinstance(clip.source, MediaSource) and clip.source.media not in project.media:
        return
    length = source_length(project, clip)
    if length != ENDLESS and not fits_source(clip.retime, clip.source_in, clip.duration, length):
        yield f"clip {clip.id} shows more than its source has"


def _source_kind(project: Project, track: Track, clip: Clip, source: Source) -> Iterator[str]:
    """Check that a source of a clip exists and is of the track's kind."""
    match source:
        case MediaSource(media=media_id):
            media = project.media.get(media_id)
            if media is None:
                yield f"clip {clip.id} uses media {media_id}, which does not exist"
                return
            is_audio = track.kind is TrackKind.audio
            stream = media.facts.audio if is_audio else media.facts.video
            is_right = stream is not None and track.kind is not TrackKind.caption
        case SequenceSource(sequence=sequence_id):
            if sequence_id not in project.sequences:
                yield f"clip {clip.id} nests sequence {sequence_id}, which does not exist"
            is_right = track.kind is not TrackKind.caption
        case GeneratorSource():
            is_right = track.kind is not TrackKind.caption
        case TitleSource() | AdjustmentSource():
            is_right = track.kind is TrackKind.video
        case CaptionSource():
            is_right = track.kind is TrackKind.caption
    if not is_right:
        kind = source.__struct_config__.tag
        yield f"clip {clip.id} has a {kind} source that {track.kind} track {track.id} can't carry"


def _transition(project: Project, clip: Clip) -> Iterator[str]:
    over = clip.transition
    lane = project.lanes[clip.track]
    name = f"the transition into clip {clip.id}"
    if over is None:
        return
    left = lane.previous(clip)
    if over.before < 0 or over.after < 0 or over.duration <= 0:
        yield f"{name} has no length"
    if left is None or left.end != clip.start:
        yield f"{name} has no clip on its left"
        return
    taken = left.transition.after if left.transition is not None else 0
    if over.before + taken > left.duration or over.after > clip.duration:
        yield f"{name} is longer than its clips"
    is_left_short = _has_handle(project, left) and over.after > handle_after(project, left)
    if is_left_short or (_has_handle(project, clip) and over.before > handle_before(project, clip)):
        yield f"{name} needs more handle than its clips have"


def _has_handle(project: Project, clip: Clip) -> bool:
    """Tell whether a clip's handles count: its source is there and in order, and is no nest.

    A nest's handles may have shrunk with its sequence since; it then shows nothing there.
    """
    if isinstance(clip.source, MediaSource) and clip.source.media not in project.media:
        return False
    return not isinstance(clip.source, SequenceSource) and clip.retime.is_sound


def _effects(name: str, effects: tuple[Effect, ...]) -> Iterator[str]:
    for effect in effects:
        yield from _params(f"{name}, effect {effect.id}", effect.params)
    if len({e.id for e in effects}) != len(effects):
        yield f"{name} uses one effect id twice"


def _params(name: str, params: tuple[Param, ...]) -> Iterator[str]:
    if len({p.name for p in params}) != len(params):
        yield f"{name} sets one parameter twice"
    for param in params:
        times = [k.at for k in param.keys]
        if any(a >= b for a, b in pairwise(times)):
            yield f"{name} has keyframes of {param.name} out of order"


def _cycle(project: Project, wanted: SequenceId, below: SequenceId) -> Iterator[str]:
    """Walk the nests from `below` down to see whether `wanted` is among them."""
    stack, seen = [below], set[SequenceId]()
    while stack:
        sequence = project.sequences.get(stack.pop())
        for track_id in sequence.tracks if sequence is not None else ():
            for clip in project.lanes.get(track_id, Lane()):
                for inner in _nests(clip):
                    if inner == wanted:
                        yield f"sequence {wanted} contains itself"
                        return
                    if inner not in seen:
                        seen.add(inner)
                        stack.append(inner)


def _nests(clip: Clip) -> Iterator[SequenceId]:
    """Give the sequences that a clip shows or has among its takes."""
    for source in (clip.source, *(take.source for take in clip.takes)):
        if isinstance(source, SequenceSource):
            yield source.sequence


def _derived(project: Project) -> Iterator[str]:
    places = {clip.id: track for track, lane in project.lanes.items() for clip in lane}
    if places != dict(project.places):
        yield "the index of clip places is wrong"
    members: dict[str, set[str]] = {}
    for lane in project.lanes.values():
        for clip in lane:
            for key in (clip.link, clip.group):
                if key is not None:
                    members.setdefault(key, set()).add(clip.id)
    if members != {key: set(ids) for key, ids in project.members.items()}:
        yield "the index of links and groups is wrong"
