"""Sections of clips with sound: level, place, channels, loudness."""

from collections.abc import Callable, Iterator
from typing import Final

from kijkocut.desktop.inspector.fields import Field
from kijkocut.desktop.inspector.pictures import own_fields
from kijkocut.desktop.inspector.plan import SectionPlan
from kijkocut.desktop.inspector.shared import clip_field, fixed
from kijkocut.edit.command import Command
from kijkocut.edit.commands.set_channel_map import SetChannelMap
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId
from kijkocut.model.params import ParamKind, Value

_STEREO: Final[dict[str, tuple[int, ...]]] = {
    "as_it_comes": (),
    "left_to_both": (0, 0),
    "right_to_both": (1, 1),
    "swapped": (1, 0),
    "left_only": (0, -1),
    "right_only": (-1, 1),
}
_MONO: Final[dict[str, tuple[int, ...]]] = {"as_it_comes": (), "left": (0,), "right": (1,)}


def sound_section(clips: tuple[Clip, ...], channels: int) -> SectionPlan:
    """Give the section of level and place of clips on audio tracks."""
    ids = tuple(clip.id for clip in clips)
    fields = (*own_fields(ids, ("gain", "pan")), *_channel_fields(ids, channels))
    return SectionPlan(
        key="sound", title="Audio", fields=fields, clips=ids, has_presets=True, extra="loudness"
    )


def _channel_fields(ids: tuple[ClipId, ...], channels: int) -> Iterator[Field]:
    if channels in (1, 2):
        yield _usual(ids, _MONO if channels == 1 else _STEREO)
        return
    for at in range(channels):
        yield _one(ids, at, channels)


def _usual(ids: tuple[ClipId, ...], maps: dict[str, tuple[int, ...]]) -> Field:
    """Give the choice among the ways two channels are usually mapped."""
    names = {channels: name for name, channels in maps.items()}
    spec = fixed(
        "channels",
        "Channels",
        ParamKind.choice,
        "as_it_comes",
        tuple(maps),
        "Which channel of the source feeds which of the sequence.",
    )
    return clip_field(
        spec,
        ids,
        lambda c: names.get(c.channel_map, "other"),
        lambda c, v: (SetChannelMap(clip=c.id, channels=maps[str(v)]),),
    )


def _one(ids: tuple[ClipId, ...], at: int, channels: int) -> Field:
    """Give the choice of the source channel that feeds one channel."""
    spec = fixed(
        f"channel_{at}",
        f"Channel {at + 1}",
        ParamKind.choice,
        f"source_{at + 1}",
        ("silence", *(f"source_{k + 1}" for k in range(channels))),
    )
    return clip_field(spec, ids, _reading(at), _mapping(at, channels))


def _reading(at: int) -> Callable[[Clip], Value]:
    def read(clip: Clip) -> Value:
        source = clip.channel_map[at] if at < len(clip.channel_map) else at
        return "silence" if source < 0 else f"source_{source + 1}"

    return read


def _mapping(at: int, channels: int) -> Callable[[Clip, Value], tuple[Command, ...]]:
    def put(clip: Clip, value: Value) -> tuple[Command, ...]:
        made = list(clip.channel_map or range(channels))
        name = str(value)
        made[at] = -1 if name == "silence" else int(name.removeprefix("source_")) - 1
        return (SetChannelMap(clip=clip.id, channels=tuple(made)),)

    return put
