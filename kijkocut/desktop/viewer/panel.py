"""A viewer: picture, bar, time, and the buttons that steer it."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock_bar import SPACE, DockBar, action_button, dressed, menu_button
from kijkocut.desktop.theme import theme_named
from kijkocut.desktop.viewer.overlays import overlays_of
from kijkocut.desktop.viewer.screen import Screen
from kijkocut.desktop.viewer.scrub_bar import ScrubBar
from kijkocut.desktop.viewer.stage import Stage
from kijkocut.desktop.viewer.timecode_field import TimecodeField, shown
from kijkocut.desktop.viewer.viewers import viewers_of

_ZOOMS: Final = (0.0, 0.25, 0.5, 1.0, 2.0, 4.0)
_QUALITIES: Final = ("auto", "full", "half", "quarter")
_COUNT_EVERY_MS: Final = 500
_PLAY: Final = "play.play"
_IMAGES: Final = {
    "mark.in": "in_point",
    "mark.out": "out_point",
    "viewer.full_picture": "full_screen",
    "source.insert": "insert",
    "source.overwrite": "overwrite",
    "multicam.view": "multicam",
}
_OVERLAYS: Final = (
    "viewer.safe_areas",
    "viewer.grid",
    "viewer.checkerboard",
    "viewer.tiktok",
    "viewer.reels",
    "viewer.shorts",
)


class ViewerPanel(QWidget):
    """One viewer in its dock."""

    def __init__(
        self,
        desk: Desk,
        actions: ActionBook,
        stage: Stage,
        buttons: Iterable[tuple[str, ...]],
        *,
        empty_text: str = "",
    ) -> None:
        """Show `stage`.

        Args:
            desk: What the window works with.
            actions: Where the buttons' actions are.
            stage: What is shown.
            buttons: Names of actions, in groups: those on the left, in the middle, on the right,
                in the menu at the end; those that are not there are left out.
            empty_text: What is said while there is nothing to show.
        """
        super().__init__()
        self._desk, self._actions, self.stage = desk, actions, stage
        self._empty_text = empty_text
        theme = theme_named(desk.settings.text("look.theme"))
        self.view = viewers_of(desk).surfaces.dress(Screen(theme, self))
        self.bar = ScrubBar(stage.subject, theme, self)
        self.time = TimecodeField(stage.subject, self)
        self.length = QLabel(self)
        self.length.setAccessibleName(self.tr("Length"))
        self.length.setMinimumWidth(1)  # it is left out where there is no room
        self.dropped = QLabel(self)
        self.dropped.setAccessibleName(self.tr("Dropped frames"))
        self.zoom = self._zoom_choice()
        self.quality = self._quality_choice()
        self.guides = self._overlay_button()
        self.play_button = self._play_button()
        self._lay_out(buttons)
        stage.shown.connect(self._show_picture)
        stage.told.connect(self._tell)
        stage.subject.changed.connect(self._on_change)
        stage.subject.range_changed.connect(self._show_length)
        stage.playing_changed.connect(self._on_playing)
        self.view.clicked.connect(self._activate)
        viewers_of(desk).attended.connect(self._come_up)
        self.view.zoomed.connect(self._show_zoom)
        self._counter = QTimer(self, interval=_COUNT_EVERY_MS)
        self._counter.timeout.connect(self._count)
        self._counter.start()
        self._stop_listening = desk.settings.listen(self._on_setting)
        self.destroyed.connect(self._stop_listening)
        self._on_setting("viewer.overlays")
        self._on_change()
        self._count()
        stage.refresh()

    def _lay_out(self, buttons: Iterable[tuple[str, ...]]) -> None:
        place = DockBar(self)
        place.row.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 0)
        place.add(self.time, self.zoom, self.quality, self.guides)
        place.add_room()
        place.add(self.dropped, self.length)
        steer = DockBar(self)
        steer.row.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        *shown, rest = (*buttons, (), (), ())[:4]
        left, middle, right = (
            [made for name in group if (made := self._button(name)) is not None] for group in shown
        )
        if rest:
            right.append(self._rest_button(rest))
        for side, align in ((left, 1), (middle, 0), (right, -1)):
            # Both sides get the same room, so that the transport is in the middle.
            steer.add(_side(side, align), stretch=abs(align))
        self.setFocusProxy(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.view, 1)
        column.addWidget(self.bar)
        column.addWidget(place)
        column.addWidget(steer)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """Leave the length out where there is no room for it."""
        super().resizeEvent(event)
        others = (self.time, self.zoom, self.quality, self.guides, self.dropped)
        taken = sum(one.sizeHint().width() + SPACE for one in others if not one.isHidden())
        least = self.length.fontMetrics().horizontalAdvance(self.length.text()) + 4 * SPACE
        self.length.setVisible(self.width() >= taken + least)

    def _button(self, name: str) -> QToolButton | None:
        try:
            action = self._actions.get(name)
        except KeyError:
            return None
        if name == _PLAY:
            return self.play_button
        button = action_button(action, _IMAGES.get(name, "more"), self)
        button.pressed.connect(self._activate)
        return button

    def _play_button(self) -> QToolButton:
        """Make a button that plays this viewer, whichever of them keys steer."""
        action = self._actions.get(_PLAY)
        button = dressed(QToolButton(self))
        button.setIcon(action.icon())
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.setCheckable(True)
        button.clicked.connect(self._play)
        return button

    def _play(self) -> None:
        self._activate()
        self.stage.toggle()
        self._on_playing()

    def _rest_button(self, names: tuple[str, ...]) -> QToolButton:
        menu = QMenu(self)
        for name in names:
            menu.addAction(self._actions.get(name))
        return menu_button("more", self.tr("More"), menu, self)

    def _overlay_button(self) -> QToolButton:
        menu = QMenu(self)
        for name in _OVERLAYS:
            menu.addAction(self._actions.get(name))
        return menu_button("guides", self.tr("Lines over the picture"), menu, self)

    def _zoom_choice(self) -> QComboBox:
        box = QComboBox(self)
        for zoom in _ZOOMS:
            box.addItem(self.tr("Fit") if not zoom else f"{zoom:.0%}", zoom)
        box.setToolTip(self.tr("Size of the picture"))
        box.setAccessibleName(self.tr("Size of the picture"))
        _make_flat(box)
        box.activated.connect(lambda _: self.view.set_zoom(float(box.currentData())))
        return box

    def _quality_choice(self) -> QComboBox:
        box = QComboBox(self)
        texts = (self.tr("Auto"), self.tr("Full"), "1/2", "1/4")
        for text, name in zip(texts, _QUALITIES, strict=True):
            box.addItem(text, name)
        box.setToolTip(self.tr("Quality while playing"))
        box.setAccessibleName(self.tr("Quality while playing"))
        _make_flat(box)
        box.activated.connect(
            lambda _: self._desk.settings.set("viewer.quality", str(box.currentData()))
        )
        return box

    def _on_playing(self) -> None:
        self.play_button.setChecked(self.stage.speed != 0)
        self._actions.refresh()
        self._count()

    def _activate(self) -> None:
        viewers_of(self._desk).activate(self.stage)

    def _come_up(self, stage: Stage) -> None:
        """Come in front of the docks in the same place, and take the focus."""
        if stage is not self.stage:
            return
        above: QWidget | None = self
        while above is not None and not isinstance(above, QDockWidget):
            above = above.parentWidget()
        if above is not None:
            above.raise_()
        self.view.setFocus()

    def _show_picture(self) -> None:
        self.view.show_picture(self.stage.picture)

    def _tell(self, text: str) -> None:
        self.view.message = text
        self.view.update()

    def _on_change(self, *_: object) -> None:
        sequence = self.stage.subject.sequence
        if sequence is not None:
            self.view.set_canvas(sequence.width, sequence.height)
        self.setWindowTitle(self.stage.subject.name)
        if sequence is None:
            self._tell(self._nothing)
        elif self.view.message == self._nothing:
            self._tell("")
        self._show_length()

    @property
    def _nothing(self) -> str:
        return self._empty_text or self.tr("Nothing to show yet.")

    def _show_length(self) -> None:
        subject = self.stage.subject
        start, stop = subject.range
        if start is None and stop is None:
            text, tip = shown(subject.end, subject), self.tr("Length")
        else:
            first, last = start or 0, subject.end if stop is None else stop
            text, tip = shown(max(0, last - first), subject), self.tr("From in to out")
        self.length.setText(text)
        self.length.setToolTip(tip)
        self.bar.update()

    def _count(self) -> None:
        hitches = self.stage.player.hitches
        self.dropped.setVisible(bool(hitches.dropped))
        if hitches.dropped:
            texts = {
                "decode": self.tr("decoding was too slow"),
                "composite": self.tr("drawing was too slow"),
                "sound": self.tr("the sound was not ready"),
                "window": self.tr("the window was busy"),
            }
            self.dropped.setText(self.tr("%n dropped", "", hitches.dropped))
            self.dropped.setToolTip(
                "\n".join(f"{count} - {texts[cause]}" for cause, count in hitches.counts.items())
            )

    def _show_zoom(self, zoom: float) -> None:
        found = self.zoom.findData(zoom)
        if found < 0:
            self.zoom.setPlaceholderText(f"{zoom:.0%}")
        self.zoom.setCurrentIndex(found)

    def _on_setting(self, name: str) -> None:
        settings = self._desk.settings
        if name == "viewer.overlays":
            self.view.overlays = overlays_of(settings.text("viewer.overlays"))
            self.view.update()
        self.quality.setCurrentIndex(self.quality.findData(settings.text("viewer.quality")))


def _side(buttons: list[QToolButton], align: int) -> QWidget:
    """Put buttons beside each other; `align` above 0 leaves room behind them, below 0 before."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE // 2)
    if align < 0:
        row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    if align > 0:
        row.addStretch(1)
    return box


def _make_flat(box: QComboBox) -> None:
    """Have a choice take no more room than its text, and no frame."""
    box.setProperty("kind", "flat")
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
