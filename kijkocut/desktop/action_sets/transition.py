"""Transitions and fades at cuts and at the playhead."""

from collections.abc import Callable
from typing import Final

from kijkocut.desktop.action import Action, with_selection, with_sequence
from kijkocut.desktop.asking import tr
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.looks.applying import put_transition
from kijkocut.desktop.looks.look import LookKind
from kijkocut.desktop.picking import cuts, under_playhead
from kijkocut.edit.commands.remove_transition import RemoveTransition
from kijkocut.edit.commands.set_fade import SetFade
from kijkocut.edit.edges import Side
from kijkocut.model.sequence import TrackKind


def _add(kind: LookKind, name: str = "") -> Callable[[Desk], None]:
    """Give what puts a transition on the cuts that are meant, by default the usual one."""
    return lambda desk: put_transition(desk, kind, name)


def _remove(desk: Desk) -> None:
    found = [
        key
        for kind in (TrackKind.video, TrackKind.audio)
        for key in cuts(desk, kind)
        if desk.project.clip(key).transition is not None
    ]
    if found:
        desk.run(*(RemoveTransition(clip=key) for key in found))
    else:
        desk.say(
            tr("There is no transition here. Select a clip that begins with one, or go to it.")
        )


def _fade(side: Side) -> Callable[[Desk], None]:
    def fade(desk: Desk) -> None:
        at = desk.playhead
        clips = under_playhead(desk)
        if clips:
            lengths = ((c, at - c.start if side is Side.head else c.end - at) for c in clips)
            desk.run(*(SetFade(clip=c.id, side=side, duration=length) for c, length in lengths))
        else:
            desk.say(
                tr("Put the playhead inside the selected clip, where the fade shall reach to.")
            )

    return fade


ACTIONS: Final = (
    Action(
        name="transition.add",
        text="Add Transition",
        menu="Clip/Transition",
        keys=("Ctrl+T",),
        tip="The default one at the selected cuts, or at the one nearest to the playhead",
        run=_add(LookKind.transition),
        is_enabled=with_sequence,
    ),
    Action(
        name="transition.add_sound",
        text="Add Audio Crossfade",
        menu="Clip/Transition",
        keys=("Ctrl+Shift+T",),
        tip="The default one, of constant power unless chosen otherwise",
        run=_add(LookKind.sound_transition),
        is_enabled=with_sequence,
    ),
    Action(
        name="transition.add_sound_gain",
        text="Add Audio Crossfade (Constant Gain)",
        menu="Clip/Transition",
        run=_add(LookKind.sound_transition, "crossfade_gain"),
        is_enabled=with_sequence,
    ),
    Action(
        name="transition.remove",
        text="Remove Transition",
        menu="Clip/Transition",
        keys=("Ctrl+Alt+T",),
        run=_remove,
        is_enabled=with_sequence,
    ),
    Action(
        name="clip.fade_in",
        text="Fade In to Playhead",
        menu="Clip/Transition",
        keys=("Alt+Q",),
        run=_fade(Side.head),
        is_enabled=with_selection,
        starts_group=True,
    ),
    Action(
        name="clip.fade_out",
        text="Fade Out from Playhead",
        menu="Clip/Transition",
        keys=("Alt+W",),
        run=_fade(Side.tail),
        is_enabled=with_selection,
    ),
)
