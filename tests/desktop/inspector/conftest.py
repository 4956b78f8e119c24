from collections.abc import Callable

import pytest

from kijkocut.desktop.inspector.panel import InspectorPanel
from kijkocut.desktop.inspector.row import FieldRow
from kijkocut.model.ids import ClipId


@pytest.fixture
def panel(film, qtbot) -> InspectorPanel:
    """The inspector on clip `a`."""
    made = InspectorPanel(film)
    qtbot.addWidget(made)
    made.resize(420, 900)
    film.select([ClipId("a")])
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def row(panel) -> Callable[[str, str], FieldRow]:
    """Give the row of a parameter in a section, by name."""

    def of(section: str, name: str) -> FieldRow:
        return next(r for r in panel.sections[section].rows if r.field.spec.name == name)

    return of


@pytest.fixture
def value(film) -> Callable[..., object]:
    """Give a clip's own parameter as it was set; None for its default."""

    def of(name: str, clip: str = "a") -> object:
        params = film.project.clip(ClipId(clip)).params
        return next((p.keys or p.value for p in params if p.name == name), None)

    return of


@pytest.fixture
def steps(film) -> Callable[[], int]:
    """Count the steps of the history."""
    return lambda: len(film.work.session.history.steps)
