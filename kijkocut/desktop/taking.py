"""Takes of clips as the window offers them: what each is called, and having one show."""

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.picking import leads, target_tracks
from kijkocut.edit.commands.choose_take import ChooseTake
from kijkocut.model.clip import Clip
from kijkocut.model.project import Project
from kijkocut.model.sequence import TrackKind
from kijkocut.model.takes import all_takes, room_of, showing
from kijkocut.model.timecode import format_timecode


class Choice(Struct, frozen=True, kw_only=True):
    """One take of a clip, to be chosen."""

    place: int
    text: str
    """As `2. interview.mp4 (12 frames short)`."""
    is_shown: bool
    is_whole: bool
    """Whether it lasts as long as the clip."""
    has_some: bool
    """Whether there is anything of it in the clip's place."""


def choices(project: Project, clip: Clip) -> tuple[Choice, ...]:
    """Give every take of a clip in order; none for a clip without other takes."""
    if not clip.takes:
        return ()
    rate = project.sequences[project.tracks[clip.track].sequence].rate
    every = all_takes(clip)
    names = [take.name for take in every]
    found = []
    for place, take in enumerate(every):
        made = showing(clip, place)
        begin, end = room_of(project, made, rate.frame_ticks)
        text = f"{place + 1}. {take.name}"
        if names.count(take.name) > 1:
            # Places of one recording are told apart by where they begin.
            text += f" {format_timecode(max(0, take.source_in), rate)}"
        lacks = -(-(clip.duration - (end - begin)) // rate.frame_ticks)
        if begin >= end:
            text += " " + _tr("(nothing there)")
        elif lacks:
            text += " " + _tr("({count} frames short)").format(count=lacks)
        found.append(
            Choice(
                place=place,
                text=text,
                is_shown=place == clip.take_place,
                is_whole=not lacks,
                has_some=begin < end,
            )
        )
    return tuple(found)


def with_takes(desk: Desk) -> tuple[Clip, ...]:
    """Give the clips whose takes are meant: selected ones, else the topmost at the playhead.

    Of linked clips one stands for all.
    """
    chosen = tuple(clip for clip in leads(desk) if clip.takes)
    if chosen or desk.selection:
        return chosen
    kinds = (TrackKind.video, TrackKind.audio)
    tracks = (track for kind in kinds for track in reversed(target_tracks(desk, kind)))
    lanes = (desk.project.lane(track.id) for track in tracks)
    under = (lane.at(desk.playhead) for lane in lanes)
    found = next((clip for clip in under if clip is not None and clip.takes), None)
    return (found,) if found is not None else ()


def choose(desk: Desk, clip: Clip, place: int) -> None:
    """Have a clip show a take; one that is too short makes the clip as short as it is."""
    desk.run(ChooseTake(clip=clip.id, take=place, can_shorten=True, with_linked=desk.keeps_links))


def turn(desk: Desk, way: int) -> None:
    """Have the clips that are meant show their next (or with -1 the previous) take.

    Takes that are too short for a clip are passed over, which is said.
    """
    clips = with_takes(desk)
    if not clips:
        desk.say(_tr("There are no other takes here. Drop media on a clip with Ctrl and Alt."))
        return
    commands, passed = [], []
    for clip in clips:
        every = choices(desk.project, clip)
        around = [every[(clip.take_place + way * n) % len(every)] for n in range(1, len(every))]
        for choice in around:
            if choice.is_whole:
                commands.append(
                    ChooseTake(clip=clip.id, take=choice.place, with_linked=desk.keeps_links)
                )
                break
            passed.append(choice.text)
    if commands:
        desk.run(*commands)
    if passed:
        names = ", ".join(passed)
        desk.say(_tr("Too short here: {names}. The clip's menu can choose it.").format(names=names))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Takes", text)
