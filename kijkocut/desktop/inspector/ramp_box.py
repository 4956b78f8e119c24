"""Speed ramps: a line of speed over the clip, and the speed at the chosen point in numbers."""

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.curve_box import CurveBox
from kijkocut.desktop.inspector.extra import Extra
from kijkocut.desktop.inspector.measure import Measure
from kijkocut.desktop.inspector.plan import SectionPlan
from kijkocut.desktop.inspector.scrub import ScrubField
from kijkocut.edit.commands.set_ramp import SetRamp
from kijkocut.model.params import ParamKind, ParamSpec
from kijkocut.model.retime import RampPoint
from kijkocut.model.ticks import Ratio

if TYPE_CHECKING:
    from kijkocut.model.clip import Clip

_FASTEST: Final = 400.0
_SPEED: Final = Measure(unit="%", decimals=1, step=1.0, minimum=0.0, maximum=10_000.0)


class RampExtra(Extra):
    """The ramp of one clip, with a button that puts it there or takes it away."""

    def __init__(self, desk: Desk) -> None:
        """Show no ramp yet."""
        super().__init__(desk)
        self._clip: Clip | None = None
        self.button = QPushButton()
        self.button.clicked.connect(self._toggle)
        self.box = CurveBox(
            ParamSpec(
                name="ramp",
                label=self.tr("Speed over the clip"),
                kind=ParamKind.curve,
                default=(0.0, 100.0, 1.0, 100.0),
                minimum=0.0,
                maximum=_FASTEST,
            ),
            is_straight=True,
        )
        self.speed = ScrubField(_SPEED, self.tr("Speed at the chosen point"))
        self._label = QLabel(self.tr("Speed at the point"))
        line = QHBoxLayout()
        line.addWidget(self._label)
        line.addWidget(self.speed, 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 2, 0, 0)
        lines.addWidget(self.button)
        lines.addWidget(self.box)
        lines.addLayout(line)
        self.box.ended.connect(self._write)
        self.box.chosen.connect(self._write)
        self.box.point_chosen.connect(self._show_speed)
        self.box.cancelled.connect(self._show)
        self.speed.chosen.connect(self._set_speed)
        self.speed.moved.connect(self._follow_speed)
        self.speed.ended.connect(self._write)
        self.speed.cancelled.connect(self._show)
        self.speed.complained.connect(desk.complain)

    def refresh(self, plan: SectionPlan) -> None:
        """Show the ramp of the plan's clip."""
        key = plan.clips[0]
        project = self.desk.project
        self._clip = project.clip(key) if key in project.places else None
        self._show()

    def _show(self) -> None:
        ramp = self._clip.retime.ramp if self._clip is not None else ()
        for widget in (self.box, self.speed, self._label):
            widget.setVisible(bool(ramp))
        self.button.setText(self.tr("Remove Speed Ramp") if ramp else self.tr("Ramp Speed"))
        if self._clip is None or not ramp:
            return
        self.box.show_points(
            tuple(
                part
                for point in ramp
                for part in (point.at / self._clip.duration, float(point.speed.fraction) * 100)
            )
        )
        self._show_speed()

    def _show_speed(self) -> None:
        if self.box.points:
            self.speed.show_number(self.box.points[self.box.chosen_point].y())

    def _toggle(self) -> None:
        if self._clip is None:
            return
        if self._clip.retime.ramp:
            self.desk.run(SetRamp(clip=self._clip.id, points=()))
            return
        plain = Ratio(1, 1)
        last = self._clip.duration
        points = (RampPoint(0, plain), RampPoint(last // 2, plain), RampPoint(last, plain))
        self.desk.run(SetRamp(clip=self._clip.id, points=points, can_shorten=True))

    def _follow_speed(self, percent: float) -> None:
        point = self.box.points[self.box.chosen_point]
        self.box.points[self.box.chosen_point] = QPointF(point.x(), percent)
        self.box.update()

    def _set_speed(self, percent: float) -> None:
        self._follow_speed(percent)
        self._write()

    def _write(self, *_: object) -> None:
        """Set the ramp once a drag is over: an edit for each step of it could cut the clip."""
        if self._clip is None:
            return
        points = tuple(
            RampPoint(round(p.x() * self._clip.duration), _ratio(p.y())) for p in self.box.points
        )
        if self.desk.run(SetRamp(clip=self._clip.id, points=points)) is None:
            self._show()


def _ratio(percent: float) -> Ratio:
    share = Fraction(round(percent * 10), 1000)
    return Ratio.of(share.numerator, share.denominator)
