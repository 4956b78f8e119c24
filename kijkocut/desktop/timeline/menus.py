"""The menus of the field of clips: of a clip, of a transition, of a gap, of what is empty."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QPoint
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.asking import ask_time, tr
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.taking import choices, choose, with_takes
from kijkocut.desktop.timeline.canvas import TimelineCanvas
from kijkocut.desktop.timeline.gesture import Pointer
from kijkocut.desktop.timeline.zones import transition_rect
from kijkocut.edit.commands.delete_gap import DeleteGap
from kijkocut.edit.commands.remove_transition import RemoveTransition
from kijkocut.edit.commands.set_transition import SetTransition
from kijkocut.model.clip import Clip

_LABELS: Final = "clip.label."
_TAKES: Final = "clip.takes"
_CLIP: Final = (
    (
        "edit.cut",
        "edit.copy",
        "edit.paste",
        "edit.paste_insert",
        "edit.paste_attributes",
        "edit.paste_effects",
    ),
    ("edit.duplicate", "edit.delete", "edit.ripple_delete"),
    ("clip.split", "clip.join", "clip.trim_start", "clip.trim_end"),
    ("transition.add", "transition.add_sound", "clip.fade_in", "clip.fade_out"),
    ("clip.enable", "clip.link", "clip.detach_audio", "clip.group", "clip.ungroup", "clip.swap"),
    ("clip.speed", "clip.reverse", "clip.freeze", "clip.hold", "clip.length", "clip.move_by"),
    ("clip.nest", "clip.open_nest", "clip.scenes", "clip.stabilise", "clip.synchronise"),
    ("clip.reset_transform", "clip.switch_effects", "clip.remove_effects"),
    (
        "clip.match_frame",
        "clip.reveal",
        "source.exchange",
        _TAKES,
        "mark.clip",
        "timeline.fit_selection",
    ),
    ("clip.rename", _LABELS),
)
_TAKING: Final = (
    "clip.next_take",
    "clip.previous_take",
    "clip.remove_take",
    "clip.finalise_takes",
    "source.take",
)
_EMPTY: Final = (
    ("edit.paste", "edit.paste_insert"),
    ("timeline.insert_space", "timeline.delete_all_gaps"),
    ("edit.select_all", "edit.select_forward", "edit.select_backward"),
    ("timeline.add_video_track", "timeline.add_audio_track", "timeline.add_caption_track"),
    ("timeline.snapping", "timeline.fit"),
)


class CanvasMenus(QObject):
    """Makes the menu for a place on a canvas, of the actions of a window."""

    def __init__(self, desk: Desk, actions: ActionBook, canvas: TimelineCanvas) -> None:
        """Show menus when `canvas`, which owns this, asks for them."""
        super().__init__(canvas)
        self._desk, self._actions, self._canvas = desk, actions, canvas
        canvas.menu_asked.connect(self._open)

    def menu_at(self, over: Pointer) -> QMenu:
        """Make the menu of a place, after selecting what is there; the caller deletes it."""
        menu = QMenu(self._canvas)
        right = self._transition_at(over)
        if right is not None:
            self._transition(menu, right)
        elif over.clip is not None:
            self._choose(over.clip)
            self._fill(menu, _CLIP)
        else:
            self._gap(menu, over)
            self._fill(menu, _EMPTY)
        return menu

    def _open(self, over: Pointer, at: QPoint) -> None:
        menu = self.menu_at(over)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _choose(self, clip: Clip) -> None:
        """Select a clip with what is bound to it, unless it is selected."""
        if clip.id not in self._desk.selection:
            together = self._desk.project.clips_together(clip)
            self._desk.select(together if self._desk.keeps_links else (clip.id,))

    def _fill(self, menu: QMenu, groups: Iterable[tuple[str, ...]]) -> None:
        known = {action.name: action for action in self._actions}
        for group in groups:
            for name in group:
                if name == _LABELS:
                    labels = menu.addMenu(QCoreApplication.translate("Menus", "Label"))
                    wanted = [key for key in known if key.startswith(_LABELS)]
                    labels.addActions([self._actions.get(key) for key in wanted])
                elif name == _TAKES:
                    self._takes(menu)
                elif name in known:
                    menu.addAction(self._actions.get(name))
            menu.addSeparator()

    def _takes(self, menu: QMenu) -> None:
        """Offer the takes of the clip by name, and what is done with them."""
        desk = self._desk
        takes = menu.addMenu(QCoreApplication.translate("Menus", "Takes"))
        clip = next(iter(with_takes(desk)), None)
        group = QActionGroup(takes)
        for choice in choices(desk.project, clip) if clip is not None else ():
            one = takes.addAction(choice.text.replace("&", "&&"))
            one.setCheckable(True)
            one.setChecked(choice.is_shown)
            one.setEnabled(choice.has_some)
            group.addAction(one)
            if clip is not None and not choice.is_shown:
                one.triggered.connect(partial(self._choose_take, clip, choice.place))
        takes.addSeparator()
        for name in _TAKING if clip is not None else _TAKING[-1:]:
            takes.addAction(self._actions.get(name))

    def _choose_take(self, clip: Clip, place: int, *_: object) -> None:
        choose(self._desk, clip, place)

    def _transition_at(self, over: Pointer) -> Clip | None:
        """Give the clip on the right of the cut whose transition lies at a place."""
        project, row = self._desk.project, over.row
        if row is None or row.track.id not in project.lanes:
            return None
        lane = project.lane(row.track.id)
        for right in (over.clip, lane.after(over.at)):
            if right is None or right.transition is None:
                continue
            view = self._canvas.view
            if transition_rect(view, row, right, right.transition).contains(over.spot):
                return right
        return None

    def _transition(self, menu: QMenu, right: Clip) -> None:
        remove, length = tr("Remove Transition"), tr("Length of the Transition...")
        menu.addAction(remove, self._does(RemoveTransition(clip=right.id)))
        menu.addAction(length, partial(self._ask_length, right))

    def _ask_length(self, right: Clip, *_: object) -> None:
        over = right.transition
        if over is None:
            return
        length = ask_time(self._desk, tr("Length of the Transition"), tr("Length"), over.duration)
        if length and length != over.duration:
            self._desk.run(SetTransition(clip=right.id, duration=length))

    def _gap(self, menu: QMenu, over: Pointer) -> None:
        row = over.row
        if row is None or row.track.id not in self._desk.project.lanes:
            return
        if self._desk.project.lane(row.track.id).after(over.at) is None:
            return
        menu.addAction(tr("Delete This Gap"), self._does(DeleteGap(track=row.track.id, at=over.at)))
        menu.addSeparator()

    def _does(self, command: DeleteGap | RemoveTransition) -> Callable[[], None]:
        return lambda: self._run(command)

    def _run(self, command: DeleteGap | RemoveTransition) -> None:
        self._desk.run(command)
