"""One strip of the mixer: an audio track's fader, pan, mute and solo."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.address import Address
from kijkocut.desktop.inspector.editing import Editing
from kijkocut.desktop.inspector.fields import ParamField, common
from kijkocut.desktop.inspector.numeric import NumberControl
from kijkocut.desktop.mixer.fader import Fader
from kijkocut.desktop.theme import Theme
from kijkocut.edit.commands.set_track import SetTrack
from kijkocut.model import intrinsics
from kijkocut.model.ids import TrackId
from kijkocut.model.params import Value

_PAN_STEPS: Final = 100
_CHARS: Final = 11


class Strip(QWidget):
    """Shows and changes one track; what is dragged is heard at once and is one step."""

    def __init__(self, desk: Desk, track: TrackId, theme: Theme) -> None:
        """Be about `track`, as it is."""
        super().__init__()
        self._desk, self.track = desk, track
        self._editing = Editing(desk)
        self._gain, self._pan = (self._field(name) for name in ("gain", "pan"))
        self.name = QLabel()
        self.name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.pan = QSlider(Qt.Orientation.Horizontal)
        self.pan.setRange(-_PAN_STEPS, _PAN_STEPS)
        self.pan.setPageStep(_PAN_STEPS // 4)
        self.fader = Fader(theme)
        self.level = NumberControl(self._gain.spec)
        self.mute, self.solo = self._button("M", "is_muted"), self._button("S", "is_solo")
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the track as it is now at the playhead."""
        project = self._desk.project
        track = project.tracks.get(self.track)
        if track is None:
            return
        metrics = self.name.fontMetrics()
        shown = metrics.elidedText(track.name, Qt.TextElideMode.ElideRight, self.width() - 6)
        self.name.setText(shown)
        self.name.setToolTip(track.name)
        gain, pan = self._now(self._gain), self._now(self._pan)
        self.fader.show_level(gain)
        self.level.show_value(gain)
        self.pan.blockSignals(True)  # noqa: FBT003 Qt's own
        if not self.pan.isSliderDown():
            self.pan.setValue(round(pan * _PAN_STEPS))
        self.pan.blockSignals(False)  # noqa: FBT003 Qt's own
        side = self.tr("middle") if not round(pan * 100) else ""
        side = side or (self.tr("left") if pan < 0 else self.tr("right"))
        self.pan.setToolTip(self.tr("Pan: {0}").format(f"{side} {abs(pan):.0%}" if pan else side))
        for button, is_on in ((self.mute, track.is_muted), (self.solo, track.is_solo)):
            button.setChecked(is_on)
        self._call(track.name)

    def take_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.fader.theme = theme
        self.fader.update()

    # --- inside ---

    def _field(self, name: str) -> ParamField:
        place = Address(track=self.track, name=name)
        return ParamField(spec=intrinsics.spec(name, intrinsics.TRACK), places=(place,))

    def _now(self, field: ParamField) -> float:
        value = common(field.values(self._desk.project, self._desk.playhead))
        return float(value) if isinstance(value, int | float) else 0.0

    def _button(self, text: str, field: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda is_on: self._switch(field, is_on=is_on))
        return button

    def _switch(self, field: str, *, is_on: bool) -> None:
        self._desk.run(SetTrack(track=self.track, **{field: is_on}))  # type: ignore[arg-type]
        self.refresh()

    def _lay_out(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * _CHARS)
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 4, 3, 4)
        column.setSpacing(4)
        column.addWidget(self.name)
        column.addWidget(self.pan)
        column.addWidget(self.fader, 1)
        column.addWidget(self.level)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.mute)
        row.addWidget(self.solo)
        column.addLayout(row)

    def _connect(self) -> None:
        editing, gain, pan = self._editing, self._gain, self._pan
        for one in (self.fader, self.level):
            one.began.connect(lambda: editing.begin(gain))
            one.moved.connect(lambda value: editing.move(gain, value))
            one.ended.connect(editing.end)
            one.cancelled.connect(self._call_off)
            one.chosen.connect(lambda value: self._choose(gain, value))
        self.level.reset_wanted.connect(lambda: editing.reset(gain))
        self.level.complained.connect(self._desk.complain)
        self.pan.sliderPressed.connect(lambda: editing.begin(pan))
        self.pan.sliderReleased.connect(editing.end)
        self.pan.valueChanged.connect(self._panned)

    def _panned(self, value: int) -> None:
        share = value / _PAN_STEPS
        if self.pan.isSliderDown():
            self._editing.move(self._pan, share)
        else:
            self._choose(self._pan, share)

    def _choose(self, field: ParamField, value: Value) -> None:
        self._editing.choose(field, value)
        # A refused edit changes nothing, so nothing else would bring the old value back.
        self.refresh()

    def _call_off(self) -> None:
        self._editing.cancel()
        self.refresh()

    def _call(self, name: str) -> None:
        """Tell screen readers what each control is about."""
        self.fader.setAccessibleName(self.tr("Fader of {0}").format(name))
        self.level.setAccessibleName(self.tr("Gain of {0}").format(name))
        self.pan.setAccessibleName(self.tr("Pan of {0}").format(name))
        for button, text in (
            (self.mute, self.tr("Mute {0}").format(name)),
            (self.solo, self.tr("Solo {0}").format(name)),
        ):
            button.setAccessibleName(text)
            button.setToolTip(text)
