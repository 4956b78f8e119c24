"""A viewer: picture, bar, time, and the buttons that steer it."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QComboBox,
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.icons import icon
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
        self, desk: Desk, actions: ActionBook, stage: Stage, buttons: Iterable[tuple[str, ...]]
    ) -> None:
        """Show `stage`.

        Args:
            desk: What the window works with.
            actions: Where the buttons' actions are.
            stage: What is shown.
            buttons: Names of actions, in groups; those that are not there are left out.
        """
        super().__init__()
        self._desk, self._actions, self.stage = desk, actions, stage
        theme = theme_named(desk.settings.text("look.theme"))
        self.view = Screen(theme, self)
        self.bar = ScrubBar(stage.subject, theme, self)
        self.time = TimecodeField(stage.subject, self)
        self.length = QLabel(self)
        self.length.setAccessibleName(self.tr("Length"))
        self.dropped = QLabel(self)
        self.dropped.setAccessibleName(self.tr("Dropped frames"))
        self.name = QLabel(self)
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.zoom = self._zoom_choice()
        self.quality = self._quality_choice()
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
        margin = self.fontMetrics().height() // 3
        top = QHBoxLayout()
        top.setContentsMargins(margin, 0, margin, 0)
        top.addWidget(self.name, 1)
        top.addWidget(self.dropped)
        for widget in (self.zoom, self.quality, self._overlay_button()):
            top.addWidget(widget)
        steer = QHBoxLayout()
        steer.setSpacing(1)
        steer.setContentsMargins(margin, 0, margin, 0)
        steer.addStretch(1)
        for group in buttons:
            for name in group:
                button = self._button(name)
                if button is not None:
                    steer.addWidget(button)
            steer.addSpacing(margin)
        steer.addStretch(1)
        place = QHBoxLayout()
        place.setContentsMargins(margin, 0, margin, 0)
        place.addWidget(self.time)
        place.addWidget(self.bar, 1)
        place.addWidget(self.length)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, margin, 0, margin)
        column.setSpacing(margin)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addLayout(place)
        column.addLayout(steer)

    def _button(self, name: str) -> QToolButton | None:
        try:
            action = self._actions.get(name)
        except KeyError:
            return None
        button = self.play_button if name == _PLAY else QToolButton(self)
        if name != _PLAY:
            button.setDefaultAction(action)
            button.pressed.connect(self._activate)
        button.setAutoRaise(True)
        button.setIconSize(QSize(1, 1) * round(self.fontMetrics().height() * 1.1))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.text())
        return button

    def _play_button(self) -> QToolButton:
        """Make a button that plays this viewer, whichever of them keys steer."""
        action = self._actions.get(_PLAY)
        button = QToolButton(self)
        button.setIcon(action.icon())
        button.setToolTip(action.toolTip())
        button.setCheckable(True)
        button.clicked.connect(self._play)
        return button

    def _play(self) -> None:
        self._activate()
        self.stage.toggle()
        self._on_playing()

    def _overlay_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon("guides"))
        button.setIconSize(QSize(1, 1) * round(self.fontMetrics().height() * 1.1))
        button.setAutoRaise(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(self.tr("Lines over the picture"))
        button.setAccessibleName(self.tr("Lines over the picture"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(button)
        for name in _OVERLAYS:
            menu.addAction(self._actions.get(name))
        button.setMenu(menu)
        return button

    def _zoom_choice(self) -> QComboBox:
        box = QComboBox(self)
        for zoom in _ZOOMS:
            box.addItem(self.tr("Fit") if not zoom else f"{zoom:.0%}", zoom)
        box.setToolTip(self.tr("Size of the picture"))
        box.setAccessibleName(self.tr("Size of the picture"))
        _shrink(box)
        box.activated.connect(lambda _: self.view.set_zoom(float(box.currentData())))
        return box

    def _quality_choice(self) -> QComboBox:
        box = QComboBox(self)
        texts = (self.tr("Auto"), self.tr("Full"), self.tr("Half"), self.tr("Quarter"))
        for text, name in zip(texts, _QUALITIES, strict=True):
            box.addItem(text, name)
        box.setToolTip(self.tr("Quality while playing"))
        box.setAccessibleName(self.tr("Quality while playing"))
        _shrink(box)
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
        self.name.setText(self.stage.subject.name)
        self.name.setToolTip(self.stage.subject.name)
        if sequence is None:
            self._tell(self._nothing)
        elif self.view.message == self._nothing:
            self._tell("")
        self._show_length()

    @property
    def _nothing(self) -> str:
        return self.tr("Nothing to show yet.")

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


def _shrink(box: QComboBox) -> None:
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    box.setMinimumWidth(QFontMetrics(box.font()).averageCharWidth() * 6)
