"""What every strip of the mixer has: a name, a fader with its meter, its gain, its effects."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from kijkocut.desktop.delivery.showing import show_dock
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.address import Carrier
from kijkocut.desktop.inspector.attention import Attention
from kijkocut.desktop.inspector.editing import Editing
from kijkocut.desktop.inspector.fields import ParamField, common
from kijkocut.desktop.inspector.numeric import NumberControl
from kijkocut.desktop.language import said
from kijkocut.desktop.meters.bars import LevelBars
from kijkocut.desktop.meters.levels import Level
from kijkocut.desktop.mixer.fader import Fader
from kijkocut.desktop.theme import Theme
from kijkocut.edit.hosts import Host
from kijkocut.model import intrinsics
from kijkocut.model.params import Value

_CHARS: Final = 11


class FaderStrip(QWidget):
    """Shows and changes what one carrier does to its sound; what is dragged is one step."""

    def __init__(self, desk: Desk, carrier: Carrier, theme: Theme) -> None:
        """Be about a track or a master; whoever makes it lays it out and refreshes it."""
        super().__init__()
        self._desk, self.carrier = desk, carrier
        self._editing = Editing(desk)
        self._gain = self.field("gain")
        self.name = QLabel()
        self.name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.top = QWidget()
        """What is above the fader: where a track stands."""
        self.fader = Fader(theme)
        self.bars = LevelBars(theme, has_scale=False)
        self.level = NumberControl(self._gain.spec)
        self.effects = QToolButton()
        self.effects.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.effects.clicked.connect(self._show_effects)
        self.row = QHBoxLayout()
        """Its buttons."""
        self._lay_out()
        for one in (self.fader, self.level):
            self.follow(one, self._gain)
        self.level.reset_wanted.connect(lambda: self._editing.reset(self._gain))
        self.level.complained.connect(desk.complain)

    @property
    def host(self) -> Host | None:
        """What it is about, as it is now; None when it is gone."""
        return self.carrier.parameter("gain").host(self._desk.project)

    def refresh(self) -> None:
        """Show it as it is now at the playhead."""
        host = self.host
        if host is None:
            return
        metrics, name = self.name.fontMetrics(), self.title
        self.name.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, self.width() - 6))
        self.name.setToolTip(name)
        gain = self.now(self._gain)
        self.fader.show_level(gain)
        self.level.show_value(gain)
        self._call(name, host)

    @property
    def title(self) -> str:
        """What it is called."""
        return ""

    def set_channels(self, channels: int) -> None:
        """Have a bar for each channel of the sequence."""
        self.bars.set_channels(channels)
        self._fit()

    def show_level(self, level: Level | None) -> None:
        """Show how loud it is; None when it was not heard."""
        if level is not None:
            self.bars.show_level(level)
        else:
            self.bars.sink()

    def take_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.fader.theme = theme
        self.fader.update()
        self.bars.take_theme(theme)

    # --- for those who make one ---

    def field(self, name: str) -> ParamField:
        """Give the field of a parameter of the carrier."""
        spec = intrinsics.spec(name, intrinsics.TRACK)
        return ParamField(spec=spec, places=(self.carrier.parameter(name),))

    def now(self, field: ParamField) -> float:
        """Give a parameter's value at the playhead."""
        value = common(field.values(self._desk.project, self._desk.playhead))
        return float(value) if isinstance(value, int | float) else 0.0

    def follow(self, control: Fader | NumberControl, field: ParamField) -> None:
        """Let a control change a parameter; a drag is one step."""
        editing = self._editing
        control.began.connect(lambda: editing.begin(field))
        control.moved.connect(lambda value: editing.move(field, value))
        control.ended.connect(editing.end)
        control.cancelled.connect(self.call_off)
        control.chosen.connect(lambda value: self.choose(field, value))

    def choose(self, field: ParamField, value: Value) -> None:
        """Set a parameter, as one step."""
        self._editing.choose(field, value)
        # A refused edit changes nothing, so nothing else would bring the old value back.
        self.refresh()

    def call_off(self) -> None:
        """End a drag without a change."""
        self._editing.cancel()
        self.refresh()

    # --- inside ---

    def _lay_out(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._fit()
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 4, 3, 4)
        column.setSpacing(4)
        column.addWidget(self.name)
        column.addWidget(self.top)
        sides = QHBoxLayout()
        sides.setSpacing(4)
        sides.addWidget(self.fader, 1)
        sides.addWidget(self.bars)
        column.addLayout(sides, 1)
        column.addWidget(self.level)
        self.row.setSpacing(2)
        column.addLayout(self.row)

    def _fit(self) -> None:
        """Be as wide as fader and meter want."""
        bars = self.bars.sizeHint().width()
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * _CHARS + bars + 4)

    def _show_effects(self) -> None:
        """Bring the effects into the inspector, as those of what is selected are."""
        attention = Attention.of(self._desk)
        self._desk.select(())
        if self.carrier.track is not None:
            attention.choose_track(self.carrier.track)
        else:
            attention.choose_master()
        show_dock("inspector")
        attention.seek("sound_effects")

    def _call(self, name: str, host: Host) -> None:
        """Tell screen readers what each control is about."""
        self.fader.setAccessibleName(self.tr("Fader of {0}").format(name))
        self.bars.setAccessibleName(self.tr("Levels of {0}").format(name))
        self.level.setAccessibleName(self.tr("Gain of {0}").format(name))
        text = self.tr("Effects of {0}").format(name)
        self.effects.setAccessibleName(text)
        known = [self._desk.studio.catalogue.find(one.kind) for one in host.effects]
        names = [said(one.label) for one in known if one is not None]
        self.effects.setText(f"fx {len(host.effects)}" if host.effects else "fx")
        self.effects.setToolTip(f"{text}: {', '.join(names)}" if names else text)
