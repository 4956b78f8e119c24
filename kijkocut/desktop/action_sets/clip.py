"""What is done to whole clips: groups, links, nests, speed, names and labels."""

from collections.abc import Callable
from typing import Final

from kijkocut.desktop.action import Action, with_selection
from kijkocut.desktop.asking import ask_text, tr
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.picking import lead, leads
from kijkocut.desktop.timeline.attributes import ask_speed
from kijkocut.edit.commands.detach_audio import DetachAudio
from kijkocut.edit.commands.enable_clips import EnableClips
from kijkocut.edit.commands.freeze_frame import FreezeFrame, FreezeStyle
from kijkocut.edit.commands.group_clips import GroupClips
from kijkocut.edit.commands.link_clips import LinkClips
from kijkocut.edit.commands.nest_clips import NestClips
from kijkocut.edit.commands.rename_clip import RenameClip
from kijkocut.edit.commands.reverse_clip import ReverseClip
from kijkocut.edit.commands.set_clip import SetClip
from kijkocut.edit.commands.swap_clips import SwapClips
from kijkocut.edit.commands.ungroup_clips import UngroupClips
from kijkocut.edit.commands.unlink_clips import UnlinkClips
from kijkocut.model.clip import SequenceSource
from kijkocut.model.ids import ClipId
from kijkocut.model.project import Table
from kijkocut.model.sequence import TrackKind

_COLOURS: Final = ("red", "orange", "yellow", "green", "teal", "blue", "purple", "pink")
_FEW: Final = 16
"""More selected clips than two with all their sound."""


def _ids(desk: Desk) -> tuple[ClipId, ...]:
    return tuple(clip.id for clip in desk.selected_clips)


def _enable(desk: Desk) -> None:
    is_enabled = not all(clip.is_enabled for clip in desk.selected_clips)
    desk.run(
        EnableClips(clips=_ids(desk), is_enabled=is_enabled, with_linked=desk.keeps_links),
        label="Enable" if is_enabled else "Disable",
    )


def _are_enabled(desk: Desk) -> bool:
    return bool(desk.selection) and all(clip.is_enabled for clip in desk.selected_clips)


def _group(desk: Desk) -> None:
    desk.run(GroupClips(clips=_ids(desk)))


def _ungroup(desk: Desk) -> None:
    desk.run(UngroupClips(clips=_ids(desk)))


def _has_group(desk: Desk) -> bool:
    return any(clip.group is not None for clip in desk.selected_clips)


def _link(desk: Desk) -> None:
    """Take links apart where there are some, else link."""
    if _are_linked(desk):
        desk.run(UnlinkClips(clips=_ids(desk)))
    else:
        desk.run(LinkClips(clips=_ids(desk)))


def _are_linked(desk: Desk) -> bool:
    return any(clip.link is not None for clip in desk.selected_clips)


def _can_link(desk: Desk) -> bool:
    return len(desk.selection) > 1 or _are_linked(desk)


def _detach(desk: Desk) -> None:
    kinds = desk.project.tracks
    clips = [c for c in leads(desk) if kinds[c.track].kind is TrackKind.video]
    if clips:
        desk.run(*(DetachAudio(clip=clip.id) for clip in clips))
    else:
        desk.say(tr("Select a video clip to detach its sound."))


def _nest(desk: Desk) -> None:
    name = ask_text(tr("Nest"), tr("Name of the new sequence"), tr("Nest"))
    if name is None:
        return
    done = desk.run(NestClips(clips=_ids(desk), name=name or "Nest", with_linked=desk.keeps_links))
    if done is not None:
        desk.select(ClipId(key) for table, key in done.added if table is Table.clip)


def _open_nest(desk: Desk) -> None:
    clip = lead(desk)
    if clip is not None and isinstance(clip.source, SequenceSource):
        desk.show_sequence(clip.source.sequence)


def _is_nest(desk: Desk) -> bool:
    clip = lead(desk) if len(desk.selection) <= _FEW else None
    return clip is not None and isinstance(clip.source, SequenceSource)


def _speed(desk: Desk) -> None:
    clip = lead(desk)
    command = ask_speed(clip) if clip is not None else None
    if command is not None:
        desk.run(command)


def _reverse(desk: Desk) -> None:
    desk.run(*(ReverseClip(clip=c.id, with_linked=desk.keeps_links) for c in leads(desk)))


def _freeze(style: FreezeStyle) -> Callable[[Desk], None]:
    def freeze(desk: Desk) -> None:
        at = desk.playhead
        under = [clip for clip in leads(desk) if clip.start <= at < clip.end]
        if under:
            desk.run(FreezeFrame(clip=under[0].id, at=at, style=style))
        else:
            desk.say(tr("Put the playhead on the frame of a selected clip that shall be held."))

    return freeze


def _swap(desk: Desk) -> None:
    first, second = leads(desk)
    desk.run(SwapClips(first=first.id, second=second.id))


def _are_two(desk: Desk) -> bool:
    return 1 < len(desk.selection) <= _FEW and len(leads(desk)) == 2


def _rename(desk: Desk) -> None:
    clip = lead(desk)
    name = ask_text(tr("Rename Clip"), tr("Name"), clip.name) if clip is not None else None
    if clip is not None and name is not None and name != clip.name:
        desk.run(RenameClip(clip=clip.id, name=name))


def _label(colour: str) -> Action:
    return Action(
        name=f"clip.label.{colour or 'none'}",
        text=colour.capitalize() or "None",
        menu="Clip/Label",
        run=lambda desk: _set_label(desk, colour),
        is_enabled=with_selection,
    )


def _set_label(desk: Desk, colour: str) -> None:
    desk.run(SetClip(clips=_ids(desk), colour=colour), label="Label")


ACTIONS: Final = (
    Action(
        name="clip.enable",
        text="Enabled",
        menu="Clip",
        keys=("Shift+E",),
        run=_enable,
        is_enabled=with_selection,
        is_checked=_are_enabled,
        starts_group=True,
    ),
    Action(
        name="clip.group",
        text="Group",
        menu="Clip",
        keys=("Ctrl+G",),
        run=_group,
        is_enabled=with_selection,
    ),
    Action(
        name="clip.ungroup",
        text="Ungroup",
        menu="Clip",
        keys=("Ctrl+Shift+G",),
        run=_ungroup,
        is_enabled=_has_group,
    ),
    Action(
        name="clip.link",
        text="Linked",
        menu="Clip",
        keys=("Ctrl+L",),
        tip="Link the selected clips, or take their links apart",
        run=_link,
        is_enabled=_can_link,
        is_checked=_are_linked,
    ),
    Action(
        name="clip.detach_audio",
        text="Detach Audio",
        menu="Clip",
        keys=("Ctrl+Shift+L",),
        run=_detach,
        is_enabled=with_selection,
    ),
    Action(
        name="clip.nest",
        text="Nest...",
        menu="Clip",
        keys=("Ctrl+Alt+N",),
        run=_nest,
        is_enabled=with_selection,
        starts_group=True,
    ),
    Action(
        name="clip.open_nest",
        text="Open Nested Sequence",
        menu="Clip",
        keys=("Ctrl+Alt+O",),
        run=_open_nest,
        is_enabled=_is_nest,
    ),
    Action(
        name="clip.speed",
        text="Speed...",
        menu="Clip/Speed",
        keys=("Ctrl+R",),
        run=_speed,
        is_enabled=with_selection,
    ),
    Action(
        name="clip.reverse",
        text="Reverse",
        menu="Clip/Speed",
        keys=("Ctrl+Shift+R",),
        run=_reverse,
        is_enabled=with_selection,
    ),
    Action(
        name="clip.freeze",
        text="Insert Freeze Frame",
        menu="Clip/Speed",
        keys=("Shift+F",),
        run=_freeze(FreezeStyle.insert),
        is_enabled=with_selection,
    ),
    Action(
        name="clip.hold",
        text="Hold Frame to End",
        menu="Clip/Speed",
        run=_freeze(FreezeStyle.overwrite),
        is_enabled=with_selection,
    ),
    Action(
        name="clip.swap",
        text="Swap",
        menu="Clip",
        keys=("Ctrl+Shift+X",),
        tip="Let the two selected clips change places",
        run=_swap,
        is_enabled=_are_two,
    ),
    Action(
        name="clip.rename",
        text="Rename...",
        menu="Clip",
        keys=("F2",),
        run=_rename,
        is_enabled=with_selection,
    ),
    *(_label(colour) for colour in ("", *_COLOURS)),
)
