"""The diamond of a row: puts and removes keyframes at the playhead, and steps between them."""

from functools import partial
from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.address import Address
from kijkocut.desktop.inspector.chooser import spoken
from kijkocut.desktop.inspector.marks import Mark, MarkButton
from kijkocut.model.params import Easing, ParamSpec
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ticks


class KeyButtons(QWidget):
    """Previous, the diamond, next."""

    def __init__(self, desk: Desk, spec: ParamSpec) -> None:
        """Belong to no parameter yet."""
        super().__init__()
        self._desk, self._label = desk, spec.label
        self._places: tuple[Address, ...] = ()
        name = spec.label
        self.before = MarkButton(Mark.left, self.tr("Previous keyframe of {0}").format(name))
        self.diamond = MarkButton(Mark.diamond, self.tr("Keyframe of {0}").format(name))
        self.after = MarkButton(Mark.right, self.tr("Next keyframe of {0}").format(name))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for button in (self.before, self.diamond, self.after):
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
            box.addWidget(button)
        self.before.setFixedWidth(self.before.height() * 2 // 3)
        self.after.setFixedWidth(self.after.height() * 2 // 3)
        self.before.hide()
        self.after.hide()
        self.before.clicked.connect(lambda: self.go(is_forward=False))
        self.after.clicked.connect(lambda: self.go(is_forward=True))
        self.diamond.clicked.connect(self.toggle)

    def bind(self, places: tuple[Address, ...]) -> None:
        """Belong to another parameter of the same kind."""
        self._places = places

    def refresh(self, project: Project, at: Ticks) -> None:
        """Show whether there are keyframes, and whether one is at the playhead."""
        keys = [place.keys(project) for place in self._places]
        here = self._here(project, at)
        has_keys = any(keys)
        if here and all(here):
            mark = Mark.diamond_full
        else:
            mark = Mark.diamond_dot if has_keys else Mark.diamond
        self.diamond.show_mark(mark)
        words = {
            Mark.diamond: self.tr("not animated"),
            Mark.diamond_dot: self.tr("animated"),
            Mark.diamond_full: self.tr("keyframe here"),
        }
        self.diamond.setAccessibleDescription(words[mark])
        # isHidden, not isVisible: the section may be folded.
        if self.before.isHidden() is has_keys:
            self.before.setVisible(has_keys)
            self.after.setVisible(has_keys)

    def toggle(self) -> None:
        """Remove the keyframes at the playhead, or put one wherever there is none."""
        desk = self._desk
        project, at = desk.project, desk.playhead
        here = self._here(project, at)
        is_off = all(here)
        commands = [
            place.delete_key(place.moment(project, at))
            if is_off
            else place.set_key(place.moment(project, at))
            for place, is_here in zip(self._places, here, strict=True)
            if is_off or not is_here
        ]
        if commands:
            verb = self.tr("Remove keyframe of {0}") if is_off else self.tr("Add keyframe of {0}")
            desk.run(*commands, label=verb.format(self._label.lower()))

    def go(self, *, is_forward: bool) -> None:
        """Take the playhead to the next or previous keyframe."""
        project, at = self._desk.project, self._desk.playhead
        times = list(
            chain.from_iterable(
                (place.start(project) + key.at for key in place.keys(project))
                for place in self._places
            )
        )
        frame = self._desk.sequence.rate.frame_ticks if self._desk.sequence else 1
        found = [t for t in times if (t >= at + frame if is_forward else t < at)]
        if found:
            self._desk.move_playhead(min(found) if is_forward else max(found))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 Qt's name
        """Offer all that can be done with keyframes here."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """Make the menu: put or remove, easing at the playhead, remove all."""
        menu = QMenu(self)
        here = self._here(self._desk.project, self._desk.playhead)
        is_here = bool(here) and all(here)
        menu.addAction(
            self.tr("Remove Keyframe") if is_here else self.tr("Add Keyframe"), self.toggle
        )
        easings = menu.addMenu(self.tr("Easing to the Next"))
        easings.setEnabled(any(here))
        for easing in Easing:
            easings.addAction(spoken(easing.value), partial(self.ease, easing))
        menu.addSeparator()
        gone = menu.addAction(self.tr("Remove All Keyframes"), self.clear)
        gone.setEnabled(any(place.keys(self._desk.project) for place in self._places))
        return menu

    def ease(self, easing: Easing) -> None:
        """Set how the value moves on from the keyframes at the playhead."""
        project, at = self._desk.project, self._desk.playhead
        here = self._here(project, at)
        commands = [
            place.set_key(place.moment(project, at), easing=easing)
            for place, is_here in zip(self._places, here, strict=True)
            if is_here
        ]
        if commands:
            self._desk.run(*commands, label=self.tr("Ease {0}").format(self._label.lower()))

    def clear(self) -> None:
        """Replace the keyframes by the value at the playhead."""
        project, at = self._desk.project, self._desk.playhead
        commands = []
        for place in self._places:
            param = place.param(project)
            if param is not None and param.keys:
                value = param.at(place.moment(project, at))
                commands.append(place.set(value, with_keyframes=True))
        if commands:
            self._desk.run(
                *commands, label=self.tr("Remove keyframes of {0}").format(self._label.lower())
            )

    def _here(self, project: Project, at: Ticks) -> list[bool]:
        return [
            any(key.at == place.moment(project, at) for key in place.keys(project))
            for place in self._places
        ]
