import threading

from kijkocut.desktop.freshness import Freshness
from kijkocut.jobs import Order


def test_reloaded_effects_make_another_edition(film, qtbot):
    fresh = Freshness(film)
    with qtbot.waitSignal(fresh.renewed, timeout=5000):
        film.looks_changed.emit()
    assert fresh.edition == 1


def test_proxies_that_are_done_are_told_once_together(film, qtbot):
    fresh, heard = Freshness(film), []
    fresh.renewed.connect(lambda: heard.append(fresh.edition))
    jobs = film.studio.jobs
    go = threading.Event()
    made = [
        jobs.submit(Order(title="p", kind=kind), lambda _: go.wait(20))
        for kind in ("proxy", "proxy", "probe")
    ]
    go.set()
    for job in made:
        job.result()
    qtbot.waitUntil(lambda: heard == [1], timeout=5000)


def test_without_a_project_nothing_is_told(film, qtbot):
    fresh = Freshness(film)
    film.close()
    film.looks_changed.emit()
    assert fresh.edition == 0
