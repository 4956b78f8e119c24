"""Keyframes and attributes of the selected clips."""

from functools import partial
from typing import Final

from kijkocut.desktop.action import Action, with_selection
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.address import Address
from kijkocut.desktop.keyframes.lines import lines_of
from kijkocut.edit.commands.remove_effect import RemoveEffect
from kijkocut.edit.commands.set_effect import SetEffect
from kijkocut.model.ids import ClipId
from kijkocut.model.sequence import TrackKind

_TRANSFORM: Final = ("position", "scale", "rotation", "anchor", "fit")
_FITS: Final = (
    ("fit", "Fit to Canvas"),
    ("fill", "Fill Canvas"),
    ("stretch", "Stretch to Canvas"),
    ("none", "Original Size"),
)


def _is_animated(desk: Desk) -> bool:
    return bool(lines_of(desk))


def _pictures(desk: Desk) -> tuple[ClipId, ...]:
    tracks = desk.project.tracks
    return tuple(c.id for c in desk.selected_clips if tracks[c.track].kind is TrackKind.video)


def _has_picture(desk: Desk) -> bool:
    return bool(_pictures(desk))


def _has_effects(desk: Desk) -> bool:
    return any(clip.effects for clip in desk.selected_clips)


def _key_here(desk: Desk) -> None:
    """Put a keyframe onto each animated parameter at the playhead."""
    project, at = desk.project, desk.playhead
    places = [line.place for line in lines_of(desk)]
    desk.run(*(place.set_key(place.moment(project, at)) for place in places), label="Add keyframes")


def _unkey_here(desk: Desk) -> None:
    """Delete the keyframes at the playhead."""
    project, at = desk.project, desk.playhead
    found = [
        place.delete_key(place.moment(project, at))
        for place in (line.place for line in lines_of(desk))
        if any(key.at == place.moment(project, at) for key in place.keys(project))
    ]
    if found:
        desk.run(*found, label="Delete keyframes")
    else:
        desk.say("There is no keyframe at the playhead. Go to one first.")


def _unkey_all(desk: Desk) -> None:
    """Replace all keyframes by the values at the playhead."""
    project, at = desk.project, desk.playhead
    commands = []
    for place in (line.place for line in lines_of(desk)):
        param = place.param(project)
        if param is not None:
            value = param.at(place.moment(project, at))
            commands.append(place.set(value, with_keyframes=True))
    desk.run(*commands, label="Remove all keyframes")


def _go(desk: Desk, *, is_forward: bool) -> None:
    """Take the playhead to the nearest keyframe on one side."""
    project = desk.project
    frame = desk.sequence.rate.frame_ticks if desk.sequence is not None else 1
    times = [
        line.place.start(project) + key.at for line in lines_of(desk) for key in line.keys(project)
    ]
    found = [t for t in times if (t >= desk.playhead + frame if is_forward else t < desk.playhead)]
    if found:
        desk.move_playhead(min(found) if is_forward else max(found))


def _fit(how: str, desk: Desk) -> None:
    """Set how the sources of the pictures meet the canvas."""
    places = (Address(clip=clip, name="fit") for clip in _pictures(desk))
    desk.run(*(place.set(how) for place in places), label="Fit to canvas")


def _reset_transform(desk: Desk) -> None:
    places = (Address(clip=clip, name=name) for clip in _pictures(desk) for name in _TRANSFORM)
    desk.run(*(place.set(None) for place in places), label="Reset transform")


def _switch_effects(desk: Desk) -> None:
    """Switch all effects off, or on again when all are off."""
    pairs = [(clip.id, effect) for clip in desk.selected_clips for effect in clip.effects]
    is_on = not any(effect.is_enabled for _, effect in pairs)
    desk.run(
        *(SetEffect(clip=clip, effect=effect.id, is_enabled=is_on) for clip, effect in pairs),
        label="Switch effects on" if is_on else "Switch effects off",
    )


def _remove_effects(desk: Desk) -> None:
    desk.run(
        *(
            RemoveEffect(clip=clip.id, effect=effect.id)
            for clip in desk.selected_clips
            for effect in clip.effects
        ),
        label="Remove effects",
    )


def _fit_action(how: str, text: str) -> Action:
    return Action(
        name=f"clip.fit_{how}",
        text=text,
        menu="Clip/Frame",
        run=partial(_fit, how),
        is_enabled=_has_picture,
    )


ACTIONS: Final = (
    *(_fit_action(how, text) for how, text in _FITS),
    Action(
        name="clip.reset_transform",
        text="Reset Transform",
        menu="Clip/Frame",
        run=_reset_transform,
        is_enabled=_has_picture,
        starts_group=True,
    ),
    Action(
        name="clip.switch_effects",
        text="Switch Effects On or Off",
        menu="Clip/Effects",
        run=_switch_effects,
        is_enabled=_has_effects,
    ),
    Action(
        name="clip.remove_effects",
        text="Remove Effects",
        menu="Clip/Effects",
        run=_remove_effects,
        is_enabled=_has_effects,
    ),
    Action(
        name="keyframes.add",
        text="Add Keyframes at Playhead",
        menu="Clip/Keyframes",
        keys=("Alt+K",),
        tip="On every parameter of the selection that is animated",
        run=_key_here,
        is_enabled=_is_animated,
    ),
    Action(
        name="keyframes.delete",
        text="Delete Keyframes at Playhead",
        menu="Clip/Keyframes",
        keys=("Alt+Shift+K",),
        run=_unkey_here,
        is_enabled=_is_animated,
    ),
    Action(
        name="keyframes.previous",
        text="Previous Keyframe",
        menu="Clip/Keyframes",
        keys=("Alt+,",),
        run=partial(_go, is_forward=False),
        is_enabled=with_selection,
        starts_group=True,
    ),
    Action(
        name="keyframes.next",
        text="Next Keyframe",
        menu="Clip/Keyframes",
        keys=("Alt+.",),
        run=partial(_go, is_forward=True),
        is_enabled=with_selection,
    ),
    Action(
        name="keyframes.clear",
        text="Remove All Keyframes",
        menu="Clip/Keyframes",
        run=_unkey_all,
        is_enabled=_is_animated,
        starts_group=True,
    ),
)
