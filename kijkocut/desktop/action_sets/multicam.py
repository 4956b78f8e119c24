"""Multicam: the view of all angles, switching them, and making one from recordings."""

from collections.abc import Callable
from typing import Final

from kijkocut.desktop.action import Action, with_sequence
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.viewer.viewers import known_viewers, viewers_of
from kijkocut.edit.commands.flatten_multicam import FlattenMulticam
from kijkocut.edit.commands.set_multicam import SetMulticam
from kijkocut.model.angles import angles_of, multicam_at
from kijkocut.model.clip import SequenceSource
from kijkocut.model.sequence import AngleSound, Sequence

_KEYS: Final = 9
"""Angles that have a key."""


def _toggle(desk: Desk) -> None:
    multicam = viewers_of(desk).multicam
    multicam.show(is_on=not multicam.is_on)


def _is_on(desk: Desk) -> bool:
    viewers = known_viewers(desk)
    return viewers is not None and viewers.multicam.is_on


def _switch(number: int) -> Callable[[Desk], None]:
    return lambda desk: viewers_of(desk).multicam.switch(number)


def _choose(number: int) -> Callable[[Desk], None]:
    return lambda desk: viewers_of(desk).multicam.choose(number)


def _sequence_here(desk: Desk) -> Sequence | None:
    """Give the multicam that is seen at the play head."""
    clip = multicam_at(desk.project, desk.sequence.id, desk.playhead) if desk.sequence else None
    if clip is None or not isinstance(clip.source, SequenceSource):
        return None
    return desk.project.sequences.get(clip.source.sequence)


def _follows(desk: Desk) -> bool:
    sequence = _sequence_here(desk)
    multicam = sequence.multicam if sequence is not None else None
    return multicam is not None and multicam.sound is AngleSound.follows


def _toggle_sound(desk: Desk) -> None:
    sequence = _sequence_here(desk)
    if sequence is not None:
        sound = AngleSound.one if _follows(desk) else AngleSound.follows
        desk.run(SetMulticam(sequence=sequence.id, sound=sound))


def _is_ordinary(desk: Desk) -> bool:
    return desk.sequence is not None and desk.sequence.multicam is None


def _make_angles(desk: Desk) -> None:
    if desk.sequence is not None:
        desk.run(SetMulticam(sequence=desk.sequence.id), label="Tracks as angles")


def _has_multicam(desk: Desk) -> bool:
    project = desk.project
    return any(
        isinstance(clip.source, SequenceSource) and angles_of(project, clip.source.sequence)
        for clip in desk.selected_clips
    )


def _flatten(desk: Desk) -> None:
    project = desk.project
    clips = tuple(
        clip.id
        for clip in desk.selected_clips
        if isinstance(clip.source, SequenceSource) and angles_of(project, clip.source.sequence)
    )
    desk.run(FlattenMulticam(clips=clips))


def _has_media(desk: Desk) -> bool:
    return len(desk.shelf.media) > 1


ACTIONS: Final = (
    Action(
        name="multicam.new",
        text="Create Multicam Sequence...",
        menu="File/Media",
        tip="Lay recordings of one event above each other, in step",
        run=lambda desk: desk.shelf.ask("multicam"),
        is_enabled=_has_media,
        starts_group=True,
    ),
    Action(
        name="multicam.view",
        text="Multicam View",
        menu="View",
        keys=("Shift+0",),
        tip="All angles beside each other in the program viewer; keys 1 to 9 switch",
        run=_toggle,
        is_enabled=with_sequence,
        is_checked=_is_on,
        icon="multicam",
    ),
    *(
        Action(
            name=f"multicam.switch_{number}",
            text=f"Cut to Angle {number}",
            menu="Clip/Multicam",
            keys=(str(number),),
            run=_switch(number),
            is_enabled=_is_on,
        )
        for number in range(1, _KEYS + 1)
    ),
    *(
        Action(
            name=f"multicam.choose_{number}",
            text=f"Angle {number} for the Whole Clip",
            menu="Clip/Multicam",
            keys=(f"Alt+{number}",),
            run=_choose(number),
            is_enabled=_is_on,
            starts_group=number == 1,
        )
        for number in range(1, _KEYS + 1)
    ),
    Action(
        name="multicam.sound_follows",
        text="Sound Follows the Angle",
        menu="Clip/Multicam",
        tip="Whether cutting to an angle switches the linked sound too, for the multicam here",
        run=_toggle_sound,
        is_enabled=lambda desk: _sequence_here(desk) is not None,
        is_checked=_follows,
        starts_group=True,
    ),
    Action(
        name="multicam.from_tracks",
        text="Use the Tracks as Angles",
        menu="Sequence",
        tip="Make a multicam of the sequence: where it is nested, one track is seen at a time",
        run=_make_angles,
        is_enabled=_is_ordinary,
    ),
    Action(
        name="multicam.flatten",
        text="Flatten Multicam",
        menu="Clip/Multicam",
        tip="Put the recordings that are seen and heard in place of the chosen clips",
        run=_flatten,
        is_enabled=_has_multicam,
    ),
)
