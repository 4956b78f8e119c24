"""Which sound belongs to which picture, so that both can be written as one clip."""

from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId, SequenceId
from kijkocut.model.project import Project
from kijkocut.model.sequence import TrackKind


def pairs(project: Project, sequence: SequenceId) -> dict[ClipId, Clip]:
    """Give the sound of each picture that it is linked with, over the same range of one source.

    A transition of the sound must lie over the same frames as the picture's, between pairs.
    """
    tracks = project.sequence_tracks(sequence)
    found: dict[ClipId, Clip] = {}
    taken: set[ClipId] = set()
    for track in (t for t in tracks if t.kind is TrackKind.video):
        for clip in project.lane(track.id):
            if clip.link is None:
                continue
            for key in sorted(project.members[clip.link]):
                sound = project.clip(key)
                other = project.tracks[sound.track]
                is_free = key not in taken and other.sequence == sequence
                if is_free and other.kind is TrackKind.audio and _is_same(clip, sound):
                    found[clip.id] = sound
                    taken.add(key)
                    break
    while loose := _loose(project, found):
        for key in loose:
            found.pop(key, None)
    return found


def _is_same(clip: Clip, sound: Clip) -> bool:
    names = ("start", "duration", "source", "source_in", "retime", "is_enabled", "name")
    return all(getattr(clip, name) == getattr(sound, name) for name in names)


def _loose(project: Project, found: dict[ClipId, Clip]) -> set[ClipId]:
    """Give the pictures whose sound has a transition that can't be written with theirs."""
    loose: set[ClipId] = set()
    owners = {sound.id: key for key, sound in found.items()}
    for key, sound in found.items():
        over = sound.transition
        after = project.lane(sound.track).next(sound)
        if after is not None and after.transition is not None and after.id not in owners:
            loose.add(key)
        if over is None:
            continue
        clip = project.clip(key)
        left = project.lane(clip.track).previous(clip)
        beside = project.lane(sound.track).previous(sound)
        is_pair = left is not None and beside is not None and found.get(left.id) == beside
        picture = clip.transition
        is_over = picture is not None and (picture.before, picture.after) == (
            over.before,
            over.after,
        )
        if not (is_pair and is_over):
            loose.add(key)
    return loose
