"""Splitting and trimming at the playhead, and moving clips and their ends by keys."""

from collections.abc import Callable
from typing import Final

from kijkocut.desktop.action import Action, with_selection, with_sequence
from kijkocut.desktop.asking import ask_time, tr
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.picking import (
    cut_of,
    edges_at_playhead,
    lead,
    leads,
    target_tracks,
    under_playhead,
)
from kijkocut.desktop.timeline.slipping import slip_of
from kijkocut.desktop.timeline.trimming import Edge, in_order, together
from kijkocut.edit.command import Command
from kijkocut.edit.commands.move_clips import MoveClips
from kijkocut.edit.commands.set_clip_length import SetClipLength
from kijkocut.edit.commands.slide import Slide
from kijkocut.edit.commands.slip import Slip
from kijkocut.edit.commands.split_all import SplitAll
from kijkocut.edit.commands.split_caption import SplitCaption
from kijkocut.edit.commands.split_clip import SplitClip
from kijkocut.edit.commands.trim_to import TrimTo
from kijkocut.edit.edges import Side, place_of
from kijkocut.edit.ends import Manner
from kijkocut.model.clip import CaptionSource, Clip
from kijkocut.model.ticks import Ticks

_MANY: Final = 10
"""Frames of the larger steps."""


def _split(desk: Desk) -> None:
    sequence, at = desk.sequence, desk.playhead
    clips = leads(desk, under_playhead(desk))
    if sequence is None:
        return
    if clips:
        desk.run(*(_split_of(clip, at, desk) for clip in clips))
    else:
        desk.run(SplitAll(sequence=sequence.id, at=at, only_targets=True))


def _split_of(clip: Clip, at: Ticks, desk: Desk) -> Command:
    if isinstance(clip.source, CaptionSource):
        return SplitCaption(clip=clip.id, at=at)
    return SplitClip(clip=clip.id, at=at, with_linked=desk.keeps_links)


def _split_all(desk: Desk) -> None:
    if desk.sequence is not None:
        desk.run(SplitAll(sequence=desk.sequence.id, at=desk.playhead))


def _trim_to(side: Side, *, is_ripple: bool = False) -> Callable[[Desk], None]:
    def trim(desk: Desk) -> None:
        if desk.sequence is None:
            return
        chosen = under_playhead(desk)
        lanes = (desk.project.lane(track.id) for track in target_tracks(desk))
        under = chosen or tuple(c for lane in lanes if (c := lane.at(desk.playhead)) is not None)
        done = desk.run(
            TrimTo(
                sequence=desk.sequence.id,
                at=desk.playhead,
                side=side,
                clips=tuple(clip.id for clip in chosen),
                is_ripple=is_ripple,
                with_linked=desk.keeps_links,
            )
        )
        if done is not None and is_ripple and side is Side.head:
            # The playhead stays on its picture, which has moved to where the clip began.
            inside = (clip.start for clip in under if clip.start < desk.playhead)
            desk.move_playhead(max(inside, default=desk.playhead))

    return trim


def _extend(desk: Desk) -> None:
    """Roll the selected edit points, or the nearest one, so that the nearest is at the playhead."""
    project = desk.project

    def away(edge: Edge) -> int:
        return abs(place_of(project.clip(edge[0]), edge[1]) - desk.playhead)

    edges = desk.selected_edges or edges_at_playhead(desk)
    if not edges:
        desk.say(tr("There is no edit point to extend."))
        return
    near = min(sorted(edges), key=away)
    delta = desk.playhead - place_of(project.clip(near[0]), near[1])
    if not delta:
        desk.say(tr("The edit point is at the playhead already."))
        return
    is_cut = len(edges) > 1 and all(cut_of(project, edge) is not None for edge in edges)
    manner = Manner.roll if is_cut else Manner.trim
    chosen = in_order(project, edges, near)
    desk.run(*together(project, chosen, delta, manner=manner, with_linked=desk.keeps_links))


def nudge(desk: Desk, delta: Ticks) -> None:
    """Move what is selected: ends of clips, else clips.

    Both ends of a cut roll; with the tools ripple and roll all ends do what the tool does.
    """
    project, edges = desk.project, desk.selected_edges
    if not edges:
        desk.run(
            MoveClips(
                clips=tuple(clip.id for clip in desk.selected_clips),
                by=delta,
                with_linked=desk.keeps_links,
            )
        )
        return
    manner = {"ripple": Manner.ripple, "roll": Manner.roll}.get(desk.tool, Manner.trim)
    chosen = in_order(project, edges)
    desk.run(*together(project, chosen, delta, manner=manner, with_linked=desk.keeps_links))


def _by_frames(count: int, act: Callable[[Desk, Ticks], None]) -> Callable[[Desk], None]:
    def step(desk: Desk) -> None:
        if desk.sequence is not None:
            act(desk, count * desk.sequence.rate.frame_ticks)

    return step


def _to_track(way: int) -> Callable[[Desk], None]:
    def move(desk: Desk) -> None:
        clips = leads(desk)
        kinds = {desk.project.tracks[clip.track].kind for clip in clips[:1]}
        named = tuple(c.id for c in clips if desk.project.tracks[c.track].kind in kinds)
        desk.run(MoveClips(clips=named, tracks_by=way))

    return move


def _slip(desk: Desk, delta: Ticks) -> None:
    clips = leads(desk)
    if clips:
        first, *also = clips
        desk.run(
            Slip(
                clip=first.id,
                by=slip_of(first, delta),
                also=tuple(clip.id for clip in also),
                with_linked=desk.keeps_links,
            )
        )


def _slide(desk: Desk, delta: Ticks) -> None:
    clip = lead(desk)
    if clip is not None:
        desk.run(Slide(clip=clip.id, by=delta, with_linked=desk.keeps_links))


def _move_by(desk: Desk) -> None:
    delta = ask_time(desk, tr("Move"), tr("By (such as +12 or -1:00)"), 0)
    if delta:
        nudge(desk, delta)


def _length(desk: Desk) -> None:
    clip = lead(desk)
    if clip is None:
        return
    length = ask_time(desk, tr("Clip Length"), tr("Length"), clip.duration)
    if length is not None and length != clip.duration:
        desk.run(SetClipLength(clip=clip.id, duration=length, is_ripple=True))


def _can_nudge(desk: Desk) -> bool:
    return bool(desk.selection or desk.selected_edges)


def _frame_steps(
    name: str, texts: tuple[str, str], keys: tuple[str, str], act: Callable[[Desk, Ticks], None]
) -> tuple[Action, ...]:
    return tuple(
        Action(
            name=f"clip.{name}_{side}",
            text=text,
            menu="Clip/Move",
            keys=(key,) if key else (),
            run=_by_frames(count, act),
            is_enabled=_can_nudge if act is nudge else with_selection,
            starts_group=count < 0,
        )
        for side, count, text, key in zip(("left", "right"), (-1, 1), texts, keys, strict=True)
    )


ACTIONS: Final = (
    Action(
        name="clip.split",
        text="Split",
        menu="Clip",
        order=10,
        keys=("S",),
        tip="Split the selected clips, or those on target tracks, at the playhead",
        run=_split,
        is_enabled=with_sequence,
    ),
    Action(
        name="clip.split_all",
        text="Split All Tracks",
        menu="Clip",
        order=10,
        keys=("Shift+S",),
        run=_split_all,
        is_enabled=with_sequence,
    ),
    Action(
        name="clip.trim_start",
        text="Trim Start to Playhead",
        menu="Clip",
        order=10,
        keys=("Q",),
        run=_trim_to(Side.head),
        is_enabled=with_sequence,
        starts_group=True,
    ),
    Action(
        name="clip.trim_end",
        text="Trim End to Playhead",
        menu="Clip",
        order=10,
        keys=("W",),
        run=_trim_to(Side.tail),
        is_enabled=with_sequence,
    ),
    Action(
        name="clip.ripple_start",
        text="Ripple Start to Playhead",
        menu="Clip",
        order=10,
        keys=("Shift+Q",),
        run=_trim_to(Side.head, is_ripple=True),
        is_enabled=with_sequence,
    ),
    Action(
        name="clip.ripple_end",
        text="Ripple End to Playhead",
        menu="Clip",
        order=10,
        keys=("Shift+W",),
        run=_trim_to(Side.tail, is_ripple=True),
        is_enabled=with_sequence,
    ),
    Action(
        name="clip.extend",
        text="Extend Edit to Playhead",
        also="trim edit points together",
        menu="Clip",
        order=10,
        keys=("E",),
        run=_extend,
        is_enabled=with_sequence,
    ),
    Action(
        name="clip.length",
        text="Set Length...",
        also="clip length, clip duration",
        menu="Clip",
        order=10,
        run=_length,
        is_enabled=with_selection,
    ),
    Action(
        name="clip.move_by",
        text="Move by...",
        menu="Clip/Move",
        keys=("Ctrl+M",),
        run=_move_by,
        is_enabled=_can_nudge,
    ),
    *_frame_steps("nudge", ("Frame Left", "Frame Right"), ("Alt+Left", "Alt+Right"), nudge),
    Action(
        name="clip.nudge_far_left",
        text="10 Frames Left",
        menu="Clip/Move",
        keys=("Alt+Shift+Left",),
        run=_by_frames(-_MANY, nudge),
        is_enabled=_can_nudge,
    ),
    Action(
        name="clip.nudge_far_right",
        text="10 Frames Right",
        menu="Clip/Move",
        keys=("Alt+Shift+Right",),
        run=_by_frames(_MANY, nudge),
        is_enabled=_can_nudge,
    ),
    Action(
        name="clip.track_up",
        text="Track Up",
        menu="Clip/Move",
        keys=("Alt+Up",),
        run=_to_track(1),
        is_enabled=with_selection,
    ),
    Action(
        name="clip.track_down",
        text="Track Down",
        menu="Clip/Move",
        keys=("Alt+Down",),
        run=_to_track(-1),
        is_enabled=with_selection,
    ),
    *_frame_steps("slip", ("Slip Left", "Slip Right"), ("Ctrl+Alt+,", "Ctrl+Alt+."), _slip),
    *_frame_steps("slide", ("Slide Left", "Slide Right"), ("Alt+Shift+,", "Alt+Shift+."), _slide),
)
