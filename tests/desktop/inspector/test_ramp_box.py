import pytest
from PySide6.QtCore import QPointF

from kijkocut.desktop.inspector.plan import SectionPlan
from kijkocut.desktop.inspector.ramp_box import RampExtra
from kijkocut.edit.commands.trim_clip import TrimClip
from kijkocut.edit.edges import Side
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Ratio

A = ClipId("a")


@pytest.fixture
def extra(film, qtbot):
    made = RampExtra(film)
    qtbot.addWidget(made)
    film.run(TrimClip(clip=A, side=Side.tail, to=20 * film.sequence.rate.frame_ticks))
    _refresh(made)
    return made


def _refresh(extra):
    extra.refresh(SectionPlan(key="speed", title="Speed", clips=(A,)))


def test_a_ramp_is_made_shaped_and_taken_away(film, extra):
    assert extra.box.isHidden()
    extra.button.click()
    _refresh(extra)
    assert len(film.project.clip(A).retime.ramp) == 3
    extra.box.chosen_point = 2
    extra.speed.chosen.emit(150.0)
    assert film.project.clip(A).retime.ramp[2].speed == Ratio(3, 2)
    extra.button.click()
    assert film.project.clip(A).retime.ramp == ()


def test_a_ramp_that_needs_more_source_is_refused_and_shown_as_it_was(film, extra):
    extra.button.click()
    _refresh(extra)
    extra.box.points[1] = QPointF(0.5, 400.0)
    extra.box.ended.emit()
    assert film.project.clip(A).retime.ramp[1].speed == Ratio(1, 1)
    assert extra.box.points[1].y() == 100.0
