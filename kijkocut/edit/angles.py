"""Rules of multicam clips: which angle they can play, and which sound goes along."""

from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import partners
from kijkocut.edit.refusal import EditRefused, UnknownName, did_you_mean
from kijkocut.model.angles import Angle, angles_of
from kijkocut.model.clip import Clip, SequenceSource
from kijkocut.model.ids import AngleId
from kijkocut.model.sequence import AngleSound, TrackKind


def multicam_source(draft: Draft, clip: Clip) -> SequenceSource:
    """Give what a multicam clip plays.

    Raises:
        EditRefused: It is no clip of a multicam.
    """
    source = clip.source
    if not isinstance(source, SequenceSource) or not angles_of(draft.project, source.sequence):
        raise EditRefused(f"{draft.name(clip)} is no multicam clip; it has no angles.")
    return source


def require_angle(draft: Draft, clip: Clip, wanted: AngleId) -> Angle:
    """Give the angle of that id of the clip's multicam.

    Raises:
        UnknownName: The multicam has no such angle.
        EditRefused: It has nothing for the clip's track.
    """
    angles = angles_of(draft.project, multicam_source(draft, clip).sequence)
    found = next((angle for angle in angles if angle.id == wanted), None)
    if found is None:
        hint = did_you_mean(wanted, [angle.id for angle in angles])
        raise UnknownName(f'{draft.name(clip)} has no angle "{wanted}".{hint}')
    is_sound = draft.project.tracks[clip.track].kind is TrackKind.audio
    if not (found.sounds if is_sound else found.pictures):
        raise EditRefused(
            f"Angle {found.number} ({found.name}) has no {'sound' if is_sound else 'picture'}."
        )
    return found


def following(draft: Draft, clip: Clip, *, with_sound: bool | None) -> list[Clip]:
    """Give the linked sound of a multicam's picture that changes its angle along with it.

    Args:
        draft: The project under edit.
        clip: A clip of a multicam.
        with_sound: Whether sound goes along; None does as the multicam says.
    """
    source = multicam_source(draft, clip)
    multicam = draft.sequence(source.sequence).multicam
    follows = multicam is not None and multicam.sound is AngleSound.follows
    if not (follows if with_sound is None else with_sound):
        return []
    return [
        other
        for other in partners(draft, clip)[1:]
        if isinstance(other.source, SequenceSource)
        and other.source.sequence == source.sequence
        and draft.project.tracks[other.track].kind is TrackKind.audio
    ]


def put_angle(draft: Draft, clip: Clip, angle: AngleId | None) -> None:
    """Let a multicam clip play an angle; None is everything."""
    draft.put(replace(clip, source=replace(multicam_source(draft, clip), angle=angle)))
