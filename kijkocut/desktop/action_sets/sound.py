"""Sound of the selected clips, and recording."""

from functools import partial
from typing import TYPE_CHECKING, Final

from kijkocut.desktop.action import Action, with_sequence
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.address import Address
from kijkocut.desktop.inspector.fields import ParamField
from kijkocut.desktop.mixer.voice_over import VoiceOver
from kijkocut.model import intrinsics
from kijkocut.model.clip import Clip
from kijkocut.model.sequence import TrackKind

if TYPE_CHECKING:
    from kijkocut.edit.command import Command

_GAIN: Final = intrinsics.spec("gain")


def _sounds(desk: Desk) -> tuple[Clip, ...]:
    tracks = desk.project.tracks
    return tuple(c for c in desk.selected_clips if tracks[c.track].kind is TrackKind.audio)


def _has_sound(desk: Desk) -> bool:
    return bool(_sounds(desk))


def _louder(step_db: float, desk: Desk) -> None:
    """Change the gain of each clip; where it has keyframes, at the playhead."""
    commands: list[Command] = []
    for clip in _sounds(desk):
        field = ParamField(spec=_GAIN, places=(Address(clip=clip.id, name="gain"),))
        (now,) = field.values(desk.project, desk.playhead)
        level = round(min(20.0, max(-60.0, float(now) + step_db)), 2)  # type: ignore[arg-type]
        commands += field.write(desk.project, desk.playhead, level)
    desk.run(*commands, label="Louder" if step_db > 0 else "Softer")


def _usual_gain(desk: Desk) -> None:
    places = (Address(clip=clip.id, name="gain") for clip in _sounds(desk))
    desk.run(*(place.set(None) for place in places), label="Reset gain")


def _is_recording(desk: Desk) -> bool:
    return VoiceOver.of(desk).is_recording


def _gain(name: str, text: str, step_db: float, key: str) -> Action:
    return Action(
        name=f"sound.{name}",
        text=text,
        menu="Clip/Sound",
        keys=(key,),
        run=partial(_louder, step_db),
        is_enabled=_has_sound,
    )


ACTIONS: Final = (
    _gain("louder", "1 dB Louder", 1.0, "]"),
    _gain("softer", "1 dB Softer", -1.0, "["),
    _gain("much_louder", "6 dB Louder", 6.0, "Ctrl+]"),
    _gain("much_softer", "6 dB Softer", -6.0, "Ctrl+["),
    Action(
        name="sound.reset",
        text="Reset Gain",
        menu="Clip/Sound",
        run=_usual_gain,
        is_enabled=_has_sound,
    ),
    Action(
        name="sound.record",
        text="Record Voice-Over",
        menu="Sequence",
        tip="Play from the playhead and record the microphone onto an audio track; again ends it",
        icon="record",
        run=lambda desk: VoiceOver.of(desk).toggle(),
        is_enabled=with_sequence,
        is_checked=_is_recording,
        starts_group=True,
    ),
)
