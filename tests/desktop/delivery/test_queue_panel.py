import sys

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from kijkocut.desktop.delivery.queue_panel import QueuePanel
from kijkocut.export import PresetLibrary, Request, overridden
from kijkocut.jobs import Stage


@pytest.fixture
def panel(film, qtbot) -> QueuePanel:
    made = QueuePanel(film)
    qtbot.addWidget(made)
    made.resize(700, 600)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    for item in film.studio.exports.items():
        film.studio.exports.remove(item.order.id)


def _request(tmp_path, name="out", **settings) -> Request:
    preset = overridden(PresetLibrary().named("h264"), {"speed": "ultrafast", **settings})
    frame = 705_600_000 // 25
    return Request(preset=preset, out=tmp_path / f"{name}.mp4", range=(0, 20 * frame))


def _add(film, request):
    work = film.work
    return film.studio.exports.add(
        work.project, work.sequence().id, request=request, path=work.path
    )


def _stage(panel, key):
    found = panel.listing.model.row(panel.listing.model.place_of(key))
    return found.stage if found is not None else None


def test_an_export_is_followed_to_its_result(panel, film, qtbot, tmp_path):
    key = _add(film, _request(tmp_path))
    qtbot.waitUntil(lambda: _stage(panel, key) is Stage.done, timeout=60_000)
    panel.listing.choose(key)
    row = panel.listing.current
    assert row.picture is not None
    assert "checked" in row.detail
    text = panel.details.toPlainText()
    assert "out.mp4" in text
    assert "20 at" in text
    qtbot.waitUntil(panel.open.isVisible)
    assert not panel.pause.isVisible()
    qtbot.mouseClick(panel.remove, Qt.MouseButton.LeftButton)
    assert panel.listing.model.rowCount() == 0
    assert (tmp_path / "out.mp4").is_file()


def test_waiting_exports_are_moved_and_cancelled(panel, film, qtbot, tmp_path):
    long = replace(_request(tmp_path, "long", speed="veryslow", size="1280x720"), range=None)
    first = _add(film, long)
    second, third = (_add(film, _request(tmp_path, n)) for n in ("second", "third"))
    qtbot.waitUntil(lambda: _stage(panel, third) is Stage.queued)
    panel.listing.choose(third)
    qtbot.waitUntil(panel.sooner.isVisible)
    qtbot.mouseClick(panel.sooner, Qt.MouseButton.LeftButton)
    keys = [i.order.id for i in film.studio.exports.items()]
    assert keys.index(third) < keys.index(second)
    panel.listing.choose(second)
    qtbot.waitUntil(panel.cancel.isVisible)
    qtbot.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _stage(panel, second) is Stage.cancelled)
    film.studio.exports.cancel(third)
    panel.listing.choose(first)
    qtbot.keyClick(panel.listing.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: _stage(panel, first) is Stage.cancelled, timeout=30_000)
    assert not list(tmp_path.glob(".*.part"))
    assert not (tmp_path / "long.mp4").exists()


def test_a_crash_is_told_with_what_to_do_and_tried_again(panel, film, qtbot, tmp_path, monkeypatch):
    queue = film.studio.exports
    start = queue._start

    def crashing(place):
        process = start(place)
        process.kill()
        return process

    monkeypatch.setattr(queue, "_start", crashing)
    key = _add(film, _request(tmp_path))
    qtbot.waitUntil(lambda: _stage(panel, key) is Stage.failed, timeout=30_000)
    panel.listing.choose(key)
    told = panel.details.toPlainText()
    assert ("ended from outside" in told) or sys.platform == "win32"
    assert "try again" in told.lower()
    monkeypatch.setattr(queue, "_start", start)
    qtbot.waitUntil(panel.retry.isVisible)
    qtbot.mouseClick(panel.retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _stage(panel, key) is Stage.running, timeout=30_000)
