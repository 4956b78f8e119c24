import pytest

from kijkocut.desktop.inspector.extra import Extra
from kijkocut.desktop.inspector.plan import SectionPlan


def test_each_extra_shows_plans_in_its_own_way(film, qtbot):
    extra = Extra(film)
    qtbot.addWidget(extra)
    with pytest.raises(NotImplementedError):
        extra.refresh(SectionPlan(key="x", title="X"))
