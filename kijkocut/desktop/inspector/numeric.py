"""Controls of numbers: one with a slider where it has a range, and several in a row."""

import math
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSlider, QWidget

from kijkocut.desktop.inspector.control import Control
from kijkocut.desktop.inspector.fields import KEEP
from kijkocut.desktop.inspector.marks import Mark, MarkButton
from kijkocut.desktop.inspector.measure import Measure, measure_of
from kijkocut.desktop.inspector.scrub import ScrubField
from kijkocut.model.params import ParamKind, ParamSpec, Value

_NOTCHES: Final = 1000
_COLUMNS: Final = 2
_WIDEST_RANGE: Final = 1_000_000.0


class NumberControl(Control):
    """A scrubbable number, behind a slider where both ends of its range are known."""

    def __init__(self, spec: ParamSpec) -> None:
        """Show nothing yet."""
        super().__init__(spec)
        self._measure = measure_of(spec)
        self.field = ScrubField(self._measure, spec.label)
        self.slider: QSlider | None = None
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        measure = self._measure
        if (
            measure.minimum is not None
            and measure.maximum is not None
            and measure.maximum - measure.minimum < _WIDEST_RANGE
        ):
            self.slider = self._made_slider()
            box.addWidget(self.slider, 3)
        box.addWidget(self.field, 2)
        self.setFocusProxy(self.field)
        field = self.field
        field.began.connect(self.began)
        field.ended.connect(self.ended)
        field.cancelled.connect(self.cancelled)
        field.reset_wanted.connect(self.reset_wanted)
        field.complained.connect(self.complained)
        field.moved.connect(lambda shown: self._follow(shown, is_live=True))
        field.chosen.connect(lambda shown: self._follow(shown, is_live=False))

    def show_value(self, value: Value | None) -> None:
        """Show a number."""
        number = float(value) * self._measure.factor if isinstance(value, int | float) else None
        self.field.show_number(number)
        self._place_slider(number)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """Leave the slider out where there is too little room to aim with it."""
        super().resizeEvent(event)
        if self.slider is not None:
            self.slider.setVisible(self.width() > self.fontMetrics().averageCharWidth() * 18)

    def _made_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, _NOTCHES)
        slider.setPageStep(_NOTCHES // 20)
        slider.setAccessibleName(self.tr("{0} slider").format(self.spec.label))
        slider.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        slider.sliderPressed.connect(self.began)
        slider.sliderReleased.connect(self.ended)
        slider.valueChanged.connect(self._slid)
        return slider

    def _follow(self, shown: float, *, is_live: bool) -> None:
        self._place_slider(shown)
        value = self._kept(shown)
        if is_live:
            self.moved.emit(value)
        else:
            self.chosen.emit(value)

    def _slid(self, notch: int) -> None:
        measure, slider = self._measure, self.slider
        if slider is None or measure.minimum is None or measure.maximum is None:
            return
        span = measure.maximum - measure.minimum
        shown = measure.held(measure.minimum + span * notch / _NOTCHES)
        self.field.show_number(shown)
        if slider.isSliderDown():
            self.moved.emit(self._kept(shown))
        else:
            self.chosen.emit(self._kept(shown))

    def _place_slider(self, shown: float | None) -> None:
        measure, slider = self._measure, self.slider
        if slider is None or slider.isSliderDown():
            return
        if shown is None or measure.minimum is None or measure.maximum is None:
            return
        share = (shown - measure.minimum) / ((measure.maximum - measure.minimum) or 1.0)
        with QSignalBlocker(slider):
            slider.setValue(round(share * _NOTCHES))

    def _kept(self, shown: float) -> Value:
        number = shown / self._measure.factor
        return round(number) if self.spec.kind is ParamKind.whole else number


class PartsControl(Control):
    """Several numbers in a row: a point, or the channels of a colour adjustment."""

    def __init__(self, spec: ParamSpec, names: tuple[str, ...], *, can_link: bool = False) -> None:
        """Show a field for each of `names`; `can_link` adds the chain that keeps proportions."""
        super().__init__(spec)
        self._measure: Measure = measure_of(spec)
        self._value: list[float] = [KEEP] * len(names)
        self.fields: list[ScrubField] = []
        box = QGridLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for place, name in enumerate(names):
            field = ScrubField(self._measure, f"{spec.label} {name}")
            widest = "-0000.0" if len(names) <= _COLUMNS else "-0.00"
            field.setMinimumWidth(field.fontMetrics().horizontalAdvance(widest))
            self._connect(field, place)
            self.fields.append(field)
            row, column = divmod(place, _COLUMNS)
            box.addWidget(field, row, 3 * column + 1)
            box.setColumnStretch(3 * column + 1, 1)
            if len(names) > _COLUMNS:
                letter = QLabel(name[:1].upper())
                letter.setForegroundRole(QPalette.ColorRole.PlaceholderText)
                box.addWidget(letter, row, 3 * column)
        self.link: MarkButton | None = None
        if can_link:
            self.link = MarkButton(Mark.link, self.tr("Keep {0} in proportion").format(spec.label))
            self.link.setCheckable(True)
            self.link.setChecked(True)
            box.addWidget(self.link, 0, 2)
        self.setFocusProxy(self.fields[0])

    def show_value(self, value: Value | None) -> None:
        """Show the parts; those that are NaN differ between several things."""
        if not isinstance(value, tuple):
            value = (KEEP,) * len(self.fields)
        self._value = [float(part) for part in value[: len(self.fields)]]
        for field, part in zip(self.fields, self._value, strict=False):
            field.show_number(None if math.isnan(part) else part * self._measure.factor)

    def _connect(self, field: ScrubField, place: int) -> None:
        field.began.connect(self.began)
        field.ended.connect(self.ended)
        field.cancelled.connect(self.cancelled)
        field.reset_wanted.connect(self.reset_wanted)
        field.complained.connect(self.complained)
        field.moved.connect(lambda shown: self.moved.emit(self._with(place, shown)))
        field.chosen.connect(lambda shown: self.chosen.emit(self._with(place, shown)))

    def _with(self, place: int, shown: float) -> Value:
        new, was = shown / self._measure.factor, self._value[place]
        made = [KEEP] * len(self._value)
        made[place] = new
        if self.link is not None and self.link.isChecked():
            for other, part in enumerate(self._value):
                if other != place:
                    made[other] = part * new / was if was and not math.isnan(part) else new
        for at, part in enumerate(made):
            if not math.isnan(part):
                self._value[at] = part
        for field, part in zip(self.fields, made, strict=True):
            if not math.isnan(part):
                field.show_number(part * self._measure.factor)
        return tuple(made)


def parts_of(owner: QWidget, spec: ParamSpec) -> tuple[str, ...]:
    """Name the parts of a point or of an adjustment's channels, as read out."""
    size = len(spec.default) if isinstance(spec.default, tuple) else 2
    if spec.kind is ParamKind.colour:
        named = (owner.tr("red"), owner.tr("green"), owner.tr("blue"), owner.tr("all"))
        return named[:size]
    return (owner.tr("X"), owner.tr("Y"), owner.tr("Z"), owner.tr("W"))[:size]
