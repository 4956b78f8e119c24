"""Angles: what a multicam sequence holds, and what a clip of it plays.

A multicam is an ordinary sequence whose tracks are sorted into angles (`Track.angle`): as a rule a
video track and an audio track for each camera. A clip that names an angle plays those tracks alone;
what names none plays everything, as any nest does.
"""

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.model.clip import Clip, MediaSource, SequenceSource
from kijkocut.model.ids import AngleId, SequenceId, TrackId
from kijkocut.model.project import Project
from kijkocut.model.sequence import AngleSound, Track, TrackKind
from kijkocut.model.ticks import Ticks


class Angle(Struct, frozen=True, kw_only=True):
    """One camera, or recorder, of a multicam."""

    id: AngleId
    number: int
    """From 1, in the order of the tracks: pictures from the bottom up, then sound alone."""
    name: str
    """That of its first track."""
    pictures: tuple[TrackId, ...] = ()
    sounds: tuple[TrackId, ...] = ()


def angles_of(project: Project, sequence_id: SequenceId) -> tuple[Angle, ...]:
    """Give the angles of a sequence by number; none when it is no multicam."""
    sequence = project.sequences.get(sequence_id)
    if sequence is None or sequence.multicam is None:
        return ()
    rows: dict[AngleId, list[Track]] = {}
    tracks = project.sequence_tracks(sequence_id)
    for kind in (TrackKind.video, TrackKind.audio):
        for track in tracks:
            if track.kind is kind and track.angle is not None:
                rows.setdefault(track.angle, []).append(track)
    return tuple(
        Angle(
            id=key,
            number=number,
            name=own[0].name,
            pictures=tuple(t.id for t in own if t.kind is TrackKind.video),
            sounds=tuple(t.id for t in own if t.kind is TrackKind.audio),
        )
        for number, (key, own) in enumerate(rows.items(), 1)
    )


def angle_of(project: Project, source: SequenceSource) -> Angle | None:
    """Give the angle that a clip of this source plays; None when it plays all, or one that went."""
    if source.angle is None:
        return None
    found = angles_of(project, source.sequence)
    return next((angle for angle in found if angle.id == source.angle), None)


def tracks_played(
    project: Project, sequence_id: SequenceId, angle: AngleId | None
) -> tuple[Track, ...]:
    """Give the tracks of a sequence that are played: those of the angle, or all without one.

    Captions belong to no angle; they go with each.
    """
    tracks = project.sequence_tracks(sequence_id)
    if angle is None:
        return tracks
    return tuple(t for t in tracks if t.angle == angle or t.kind is TrackKind.caption)


def first_angle(project: Project, sequence_id: SequenceId, kind: TrackKind) -> AngleId | None:
    """Give the angle that a new clip of a sequence plays on a track of that kind.

    None where it plays everything: of a sequence that is no multicam, and of sound that is mixed.
    """
    angles = angles_of(project, sequence_id)
    seen = next((angle.id for angle in angles if angle.pictures), None)
    multicam = project.sequences[sequence_id].multicam if angles else None
    if multicam is None or kind is TrackKind.video:
        return seen
    match multicam.sound:
        case AngleSound.all_together:
            return None
        case AngleSound.follows if seen is not None:
            return seen
        case _:
            heard = [angle.id for angle in angles if angle.sounds]
            wanted = multicam.sound_angle
            return wanted if wanted in heard else next(iter(heard), None)


def multicam_at(project: Project, sequence_id: SequenceId, tick: Ticks) -> Clip | None:
    """Give the topmost clip of a multicam that is seen at a time of a sequence, if there is one."""
    for track in reversed(project.sequence_tracks(sequence_id)):
        if track.kind is not TrackKind.video or track.is_hidden or track.is_muted:
            continue
        clip = project.lane(track.id).at(tick)
        if clip is not None and clip.is_enabled and isinstance(clip.source, SequenceSource):
            nest = project.sequences.get(clip.source.sequence)
            if nest is not None and nest.multicam is not None:
                return clip
    return None


def recording_of(project: Project, clip: Clip) -> Clip | None:
    """Give the clip as if it played the recording that its angle shows, by which it can be painted.

    At its own speed it may last longer than the recording, at either end. None where that is no
    recording, several, or one at another speed.
    """
    source = clip.source
    if not isinstance(source, SequenceSource) or source.angle is None:
        return None
    kind = project.tracks[clip.track].kind
    played = tracks_played(project, source.sequence, source.angle)
    tracks = [track for track in played if track.kind is kind]
    low, high = (clip.source_in + at for at in clip.retime.span(clip.duration))
    found = project.lane(tracks[0].id).between(low, high + 1) if len(tracks) == 1 else ()
    if len(found) != 1 or not found[0].retime.is_plain:
        return None
    (inner,) = found
    is_whole = inner.start <= low and high < inner.end
    if not isinstance(inner.source, MediaSource) or not (is_whole or clip.retime.is_plain):
        return None
    return replace(
        clip, source=inner.source, source_in=inner.source_in + clip.source_in - inner.start
    )
