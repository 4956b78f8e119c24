import pytest

from kijkocut.desktop.docks import effects, titles, transitions
from kijkocut.desktop.looks.panel import LooksPanel


@pytest.fixture
def browse(film, qtbot):
    """Gives a shown browser of a dock's shelf: `browse("effects")`."""
    shelves = {"effects": effects, "transitions": transitions, "titles": titles}

    def made(name: str) -> LooksPanel:
        panel = LooksPanel(film, shelves[name]._SHELF)
        qtbot.addWidget(panel)
        panel.resize(420, 700)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.activateWindow()
        return panel

    return made
