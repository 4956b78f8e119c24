"""What looks at footage or renders ahead, as jobs: scenes, shake, heavy parts."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from kijkocut.desktop.action import Action, always, with_sequence
from kijkocut.desktop.delivery.following import when_done
from kijkocut.desktop.delivery.scenes_dialog import ScenesDialog
from kijkocut.desktop.delivery.showing import show_dock
from kijkocut.desktop.delivery.steadying_dialog import SteadyingDialog
from kijkocut.desktop.delivery.sync_dialog import SyncDialog
from kijkocut.desktop.delivery.wording import size_text
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.front import front_window
from kijkocut.desktop.picking import leads
from kijkocut.jobs import Control, Order, Resource
from kijkocut.model.clip import Clip, MediaSource
from kijkocut.model.errors import KijkoError
from kijkocut.model.sequence import TrackKind

_FEW: Final = 16
"""More selected clips than two with all their sound."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


def _moving_clip(desk: Desk) -> Clip | None:
    """Give the one selected clip on a picture track that shows footage, if there is just one."""
    found = [
        clip
        for clip in desk.selected_clips
        if isinstance(clip.source, MediaSource)
        and desk.project.tracks[clip.track].kind is TrackKind.video
        and desk.project.media[clip.source.media].facts.duration > 0
    ]
    return found[0] if len(found) == 1 else None


def _has_moving_clip(desk: Desk) -> bool:
    return _moving_clip(desk) is not None


def _scenes(desk: Desk) -> None:
    clip = _moving_clip(desk)
    if desk.work is not None and clip is not None:
        dialog = ScenesDialog(desk, desk.work, clip, front_window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _stabilise(desk: Desk) -> None:
    clip = _moving_clip(desk)
    if desk.work is not None and clip is not None:
        dialog = SteadyingDialog(desk, desk.work, clip, front_window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _are_several(desk: Desk) -> bool:
    count = len(desk.selection)
    return count > _FEW or (count > 1 and len(leads(desk)) > 1)


def _synchronise(desk: Desk) -> None:
    if desk.work is not None:
        dialog = SyncDialog(desk, desk.work, front_window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _prerender(desk: Desk) -> None:
    if desk.work is None or desk.sequence is None:
        return
    try:
        job = desk.work.prerender_apart.start(desk.project, desk.sequence.id)
    except KijkoError as exc:
        desk.complain(exc)
        return
    show_dock("jobs")
    told = _tr("{n} frames rendered ahead, {reused} were there, {light} need no help.")
    when_done(
        desk,
        job,
        lambda done: desk.say(told.format(n=done.rendered, reused=done.reused, light=done.light)),
    )


def _clear_rendered(desk: Desk) -> None:
    def clear(control: Control) -> int:
        control.check()
        return desk.studio.segments.clear()

    order = Order(title=_tr("Delete rendered frames"), kind="clear", resource=Resource.light)
    told = _tr("Freed {size}.")
    job = desk.studio.jobs.submit(order, clear)
    when_done(desk, job, lambda freed: desk.say(told.format(size=size_text(freed))))


ACTIONS: Final = (
    Action(
        name="clip.scenes",
        text="Find Scenes...",
        menu="Clip",
        run=_scenes,
        is_enabled=_has_moving_clip,
        tip="Put markers or cuts where scenes begin in the selected clip",
        starts_group=True,
    ),
    Action(
        name="clip.stabilise",
        text="Stabilise...",
        menu="Clip",
        run=_stabilise,
        is_enabled=_has_moving_clip,
        tip="Take the shake out of the selected clip",
    ),
    Action(
        name="clip.synchronise",
        text="Synchronise...",
        menu="Clip",
        run=_synchronise,
        is_enabled=_are_several,
        tip="Move the selected clips to where they fit by sound, timecode or markers",
    ),
    Action(
        name="sequence.prerender",
        text="Render In to Out Ahead",
        menu="Sequence",
        run=_prerender,
        is_enabled=with_sequence,
        tip="Heavy parts between in and out are rendered now, and play smoothly from then on",
        starts_group=True,
    ),
    Action(
        name="sequence.clear_rendered",
        text="Delete Rendered Frames",
        menu="Sequence",
        run=_clear_rendered,
        is_enabled=always,
        tip="Frees the disk of frames that were rendered ahead, of all projects",
    ),
)
