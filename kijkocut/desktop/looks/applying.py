"""Putting an effect, transition, title or generator to use: one step of the history each."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.looks.liked import Liked
from kijkocut.desktop.looks.look import Look, LookKind, transition_looks
from kijkocut.desktop.media.free_tracks import free_tracks, rows
from kijkocut.desktop.picking import cuts
from kijkocut.edit.command import Command
from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.edit.commands.add_transition import AddTransition
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.placing import STILL_TICKS, Placement
from kijkocut.edit.run import Later
from kijkocut.model.clip import AdjustmentSource, Clip, GeneratorSource
from kijkocut.model.errors import KijkoError
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence, Track, TrackKind
from kijkocut.model.ticks import Rate, Ticks, seconds

_LENGTH: Final = "editing.transition_s"


def apply_look(desk: Desk, look: Look) -> bool:
    """Use it on what is selected, or at the playhead; gives whether it was done.

    What can't be done is said through the desk.
    """
    if desk.sequence is None:
        desk.say(_tr("There is no sequence to put it into."))
        return False
    match look.kind:
        case LookKind.effect | LookKind.sound_effect:
            done = _put_effect(desk, look)
        case LookKind.transition | LookKind.sound_transition:
            done = _put_transition(desk, look)
        case LookKind.lettering:
            done = _put_title(desk, look.name)
        case LookKind.adjustment:
            placement = Placement(source=AdjustmentSource(), name=look.label)
            done = _place(desk, placement, TrackKind.video)
        case LookKind.generator | LookKind.sound_generator:
            kind = TrackKind.audio if look.is_sound else TrackKind.video
            placement = Placement(source=GeneratorSource(kind=look.name), name=look.label)
            done = _place(desk, placement, kind)
    if done:
        Liked(desk.settings).used(look)
    return done


def put_on_track(desk: Desk, look: Look, track: Track) -> bool:
    """Put an effect on everything that a track shows or plays."""
    label = _tr("Add {name} to {track}").format(name=look.label, track=track.name)
    done = desk.run(AddEffect(track=track.id, kind=look.name), label=label) is not None
    if done:
        Liked(desk.settings).used(look)
    return done


def put_on_adjustment(desk: Desk, look: Look) -> bool:
    """Put an effect on a new adjustment clip over what is selected, or at the playhead."""
    clips = desk.selected_clips
    start = min((clip.start for clip in clips), default=desk.playhead)
    end = max((clip.end for clip in clips), default=start + STILL_TICKS)
    placement = Placement(source=AdjustmentSource(), source_out=end - start, name=look.label)
    sequence = desk.sequence
    if sequence is None:
        return False
    start = sequence.rate.frames(start) * sequence.rate.frame_ticks

    def effect(project: Project) -> Command:
        lanes = (project.lane(track.id) for track in rows(project, sequence, TrackKind.video))
        here = (lane.at(start) for lane in lanes)
        made = next(one for one in here if one is not None and one.source == AdjustmentSource())
        return AddEffect(clip=made.id, kind=look.name)

    commands = placing(desk.project, sequence, placement, start, TrackKind.video)
    label = _tr("Adjustment clip with {name}").format(name=look.label)
    done = desk.run(*commands, effect, label=label) is not None
    if done:
        Liked(desk.settings).used(look)
    return done


def put_transition(desk: Desk, kind: LookKind, name: str = "") -> None:
    """Put a transition of picture or sound, by default the usual one, on the cuts that are meant.

    Those at selected ends, else at the selected clips, else the one nearest to the playhead.
    """
    name = name or Liked(desk.settings).usual(kind)
    known = (look for look in transition_looks(desk) if (look.kind, look.name) == (kind, name))
    unknown = Look(kind=kind, name=name, label=name, category="")
    apply_look(desk, next(known, unknown))


def hosts(desk: Desk, *, is_sound: bool) -> tuple[Clip, ...]:
    """Give the selected clips that take effects of picture, or of sound.

    A selected picture stands for its linked sound.
    """
    wanted = TrackKind.audio if is_sound else TrackKind.video
    project = desk.project
    chosen = {clip.id: clip for clip in desk.selected_clips}
    if is_sound:
        for clip in tuple(chosen.values()):
            chosen.update((key, project.clip(key)) for key in project.clips_together(clip))
    fitting = (c for c in chosen.values() if project.tracks[c.track].kind is wanted)
    return tuple(sorted(fitting, key=lambda clip: (clip.start, clip.id)))


def placing(
    project: Project, sequence: Sequence, placement: Placement, at: Ticks, kind: TrackKind
) -> tuple[Command | Later, ...]:
    """Give the commands that place something over all pictures, or beside all sounds.

    A track is added where none is free.
    """
    span = (at, at + (placement.source_out or STILL_TICKS))

    def placed(project: Project) -> Command:
        return Overwrite(
            placement=placement, at=at, track=free_tracks(project, sequence, span, kind)[0]
        )

    if free_tracks(project, sequence, span, kind):
        return (placed,)
    return AddTrack(sequence=sequence.id, kind=kind), placed


def _put_effect(desk: Desk, look: Look) -> bool:
    clips = hosts(desk, is_sound=look.is_sound)
    if not clips:
        what = _tr("sound") if look.is_sound else _tr("picture")
        desk.say(
            _tr("Select clips with {what} to put {name} on, or drag it to one.").format(
                what=what, name=look.label
            )
        )
        return False
    commands = (AddEffect(clip=clip.id, kind=look.name) for clip in clips)
    return desk.run(*commands, label=_tr("Add {name}").format(name=look.label)) is not None


def _put_transition(desk: Desk, look: Look) -> bool:
    kind = TrackKind.audio if look.is_sound else TrackKind.video
    found = cuts(desk, kind)
    if not found:
        desk.say(
            _tr(
                "There is no cut here: a transition goes between two clips that touch."
                " Move the playhead to a cut."
            )
        )
        return False
    rate = desk.sequence.rate if desk.sequence is not None else Rate(25)
    length = max(rate.snap(seconds(desk.settings.number(_LENGTH))), rate.frame_ticks)
    commands = (
        AddTransition(clip=clip, kind=look.name, duration=length, can_shorten=True)
        for clip in found
    )
    return desk.run(*commands, label=_tr("Add {name}").format(name=look.label)) is not None


def _put_title(desk: Desk, name: str) -> bool:
    if desk.work is None or desk.sequence is None:
        return False
    try:
        template = desk.studio.title_template(name)
        done = desk.work.add_title(desk.sequence, template, at=desk.playhead)
    except KijkoError as exc:
        desk.complain(exc)
        return False
    desk.select(made.id for made in _made(done.after, done.added))
    return True


def _place(desk: Desk, placement: Placement, kind: TrackKind) -> bool:
    sequence = desk.sequence
    if sequence is None:
        return False
    commands = placing(desk.project, sequence, placement, desk.playhead, kind)
    done = desk.run(*commands, label=_tr("Add {name}").format(name=placement.name))
    if done is None:
        return False
    desk.select(made.id for made in _made(done.after, done.added))
    return True


def _made(project: Project, added: frozenset[tuple[object, str]]) -> tuple[Clip, ...]:
    keys = {key for _, key in added}
    return tuple(project.clip(key) for key in project.places if key in keys)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Looks", text)
