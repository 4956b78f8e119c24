from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from kijkocut.desktop.keyframes.panel import KeyframePanel
from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.model.ids import ClipId

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def keyed(film):
    """The film with clip `a` selected: opacity keyed at frames 5, 10 and 20, position at 5."""
    frame = film.sequence.rate.frame_ticks
    film.run(
        *(
            SetKeyframe(clip=ClipId("a"), name="opacity", offset=at * frame, value=value)
            for at, value in ((5, 0.0), (10, 1.0), (20, 0.4))
        ),
        SetKeyframe(clip=ClipId("a"), name="position", offset=5 * frame, value=(10.0, 20.0)),
    )
    film.select([ClipId("a")])
    return film


@pytest.fixture
def panel(keyed, qtbot) -> KeyframePanel:
    made = KeyframePanel(keyed)
    qtbot.addWidget(made)
    made.resize(900, 360)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def frames(keyed) -> Callable[..., list[int]]:
    """Give at which frames a parameter of clip `a` has keyframes."""

    def of(name: str = "opacity") -> list[int]:
        params = keyed.project.clip(ClipId("a")).params
        frame = keyed.sequence.rate.frame_ticks
        return [key.at // frame for p in params if p.name == name for key in p.keys]

    return of


@pytest.fixture
def drag() -> Callable[..., None]:
    """Press, move and let go with keys held."""

    def do(
        canvas, begin: QPoint, end: QPoint, keys=Qt.KeyboardModifier.NoModifier, *, lets_go=True
    ) -> None:
        steps = [(QEvent.Type.MouseButtonPress, begin)]
        steps += [(QEvent.Type.MouseMove, begin + (end - begin) * s) for s in (0.5, 1.0)]
        if lets_go:
            steps.append((QEvent.Type.MouseButtonRelease, end))
        for kind, spot in steps:
            button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else LEFT
            held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else LEFT
            event = QMouseEvent(
                kind, spot.toPointF(), canvas.mapToGlobal(spot).toPointF(), button, held, keys
            )
            QApplication.sendEvent(canvas, event)

    return do


@pytest.fixture
def spot(keyed, panel) -> Callable[..., QPoint]:
    """Give where a keyframe of opacity is drawn, by its frame."""

    def of(canvas, at: int, part: int = 0) -> QPoint:
        line = next(line for line in canvas.lines if line.place.name == "opacity")
        frame = keyed.sequence.rate.frame_ticks
        key = next(key for key in line.keys(keyed.project) if key.at == at * frame)
        return canvas.spots(line, key)[part]

    return of
