from types import SimpleNamespace

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.theme import DARK
from kijkocut.desktop.timeline.rendered_bar import HIGH, RenderedBar
from kijkocut.desktop.timeline.view import TimelineView


def bar_of(film, qtbot):
    ruler, view = QWidget(), TimelineView()
    qtbot.addWidget(ruler)
    bar = RenderedBar(ruler, film, view, DARK)
    ruler.resize(400, 40)
    view.resize(400)
    ruler.show()
    return ruler, bar, view


def test_it_lies_at_the_foot_and_tells_rendered_from_waiting_by_its_form(film, qtbot):
    _ruler, bar, view = bar_of(film, qtbot)
    assert bar.geometry().getRect() == (0, 40 - HIGH - 1, 400, HIGH)
    second = view.ticks_at(100)
    bar._ticket = ticket = object()
    bar._take(
        ticket,
        (
            SimpleNamespace(start=0, stop=second, standing="waiting"),
            SimpleNamespace(start=second, stop=view.ticks_at(200), standing="rendered"),
        ),
    )
    image = QImage(bar.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    bar.render(image)
    rows = [[image.pixelColor(x, y).rgb() for y in range(HIGH)] for x in (50, 150, 250)]
    assert len(set(rows[0])) == 2  # thin
    assert len(set(rows[1])) == 1  # full
    assert rows[1][0] != rows[2][0]
    assert "1 parts are rendered, 1 are not" in bar.accessibleDescription()


def test_what_was_overtaken_is_not_shown(film, qtbot):
    _ruler, bar, _view = bar_of(film, qtbot)
    bar._ticket = object()
    bar._take(object(), (SimpleNamespace(start=0, stop=1, standing="rendered"),))
    assert bar.stretches == ()


def test_it_looks_at_what_is_on_show(film, qtbot):
    _ruler, bar, _view = bar_of(film, qtbot)
    with qtbot.waitSignal(bar._found, timeout=10_000) as heard:
        bar._look()
    ticket, _ = heard.args
    assert ticket is bar._ticket
    film.close()
    assert bar.stretches == ()
    bar._look()  # nothing is open
    assert bar._ticket is None
