"""One strip of the mixer: an audio track's fader, place, mute and solo."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.address import Carrier
from kijkocut.desktop.inspector.fields import ParamField
from kijkocut.desktop.inspector.numeric import NumberControl
from kijkocut.desktop.mixer.fader_strip import FaderStrip
from kijkocut.desktop.theme import Theme
from kijkocut.edit.commands.set_track import SetTrack
from kijkocut.model.ids import TrackId
from kijkocut.model.sequence import Track

_STEPS: Final = 100
_SURROUND: Final = 6


class Strip(FaderStrip):
    """Shows and changes one track; what is dragged is heard at once and is one step."""

    def __init__(self, desk: Desk, track: TrackId, theme: Theme) -> None:
        """Be about `track`, as it is."""
        super().__init__(desk, Carrier(track=track), theme)
        self.track = track
        self._pan, self._depth, self._send = (self.field(n) for n in ("pan", "depth", "lfe"))
        self.pan, self.front_back = self._slider(self._pan), self._slider(self._depth)
        self.send = NumberControl(self._send.spec)
        self.follow(self.send, self._send)
        self.send.reset_wanted.connect(lambda: self._editing.reset(self._send))
        self.send.complained.connect(desk.complain)
        self.surround = QWidget()
        """What there is more of in 5.1."""
        self._lay_out_top()
        self.mute, self.solo = self._button("M", "is_muted"), self._button("S", "is_solo")
        for button in (self.mute, self.solo, self.effects):
            self.row.addWidget(button)
        self.refresh()

    @property
    def title(self) -> str:
        """The track's name."""
        track = self._desk.project.tracks.get(self.track)
        return track.name if track is not None else ""

    def refresh(self) -> None:
        """Show the track as it is now at the playhead."""
        track = self.host
        if not isinstance(track, Track):
            return
        is_surround = self._desk.project.sequences[track.sequence].channels == _SURROUND
        self.surround.setVisible(is_surround)
        for slider, field in ((self.pan, self._pan), (self.front_back, self._depth)):
            slider.blockSignals(True)  # noqa: FBT003 Qt's own
            if not slider.isSliderDown():
                slider.setValue(round(self.now(field) * _STEPS))
            slider.blockSignals(False)  # noqa: FBT003 Qt's own
        self.send.show_value(self.now(self._send))
        for button, is_on in ((self.mute, track.is_muted), (self.solo, track.is_solo)):
            button.setChecked(is_on)
        super().refresh()
        self._name(track.name)

    # --- inside ---

    def _lay_out_top(self) -> None:
        grid = QGridLayout(self.surround)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        # The first letters of front and back.
        front = QLabel(QCoreApplication.translate("Strip", "F"))
        back = QLabel(QCoreApplication.translate("Strip", "B"))
        low = QLabel("LFE")
        for label in (front, back, low):
            label.setProperty("kind", "faint")
        grid.addWidget(front, 0, 0)
        grid.addWidget(self.front_back, 0, 1)
        grid.addWidget(back, 0, 2)
        grid.addWidget(low, 1, 0)
        grid.addWidget(self.send, 1, 1, 1, 2)
        column = QVBoxLayout(self.top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.pan)
        column.addWidget(self.surround)

    def _slider(self, field: ParamField) -> QSlider:
        """Make a slider from -1 to 1."""
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(-_STEPS, _STEPS)
        slider.setPageStep(_STEPS // 4)
        slider.sliderPressed.connect(lambda: self._editing.begin(field))
        slider.sliderReleased.connect(self._editing.end)

        def moved(value: int) -> None:
            if slider.isSliderDown():
                self._editing.move(field, value / _STEPS)
            else:
                self.choose(field, value / _STEPS)

        slider.valueChanged.connect(moved)
        return slider

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

    def _name(self, name: str) -> None:
        """Tell where the track stands, and what each control is about."""
        pan, depth = self.now(self._pan), self.now(self._depth)
        sides = self.tr("left"), self.tr("right")
        self.pan.setToolTip(self.tr("Pan: {0}").format(self._placed(pan, sides)))
        ends = self.tr("front"), self.tr("back")
        self.front_back.setToolTip(self.tr("Front to back: {0}").format(self._placed(depth, ends)))
        self.send.setToolTip(self.tr("LFE: what also goes to the low channel, in dB"))
        self.pan.setAccessibleName(self.tr("Pan of {0}").format(name))
        self.front_back.setAccessibleName(self.tr("Front to back of {0}").format(name))
        self.send.setAccessibleName(self.tr("LFE send of {0}").format(name))
        for button, text in (
            (self.mute, self.tr("Mute {0}").format(name)),
            (self.solo, self.tr("Solo {0}").format(name)),
        ):
            button.setAccessibleName(text)
            button.setToolTip(text)

    def _placed(self, share: float, ends: tuple[str, str]) -> str:
        if not round(share * 100):
            return self.tr("middle")
        return f"{ends[share > 0]} {abs(share):.0%}"
