from threading import Event

from kijkocut.desktop.media.errands import Errands
from kijkocut.jobs import Order, Resource
from kijkocut.model.errors import UserError

ORDER = Order(title="Try", kind="try", resource=Resource.light)


def test_results_come_back_and_failures_are_told(film, qtbot):
    errands = Errands(film)
    got = []
    errands.send(film.studio.jobs.submit(ORDER, lambda _: 5), got.append)
    qtbot.waitUntil(lambda: got == [5])

    def fail(_):
        raise UserError("It can't be done.")

    with qtbot.waitSignal(film.noticed) as caught:
        errands.send(film.studio.jobs.submit(ORDER, fail), got.append)
    assert caught.args[0].text == "It can't be done."
    assert not errands.is_busy


def test_what_is_cancelled_comes_to_nothing(film, qtbot):
    errands = Errands(film)
    begun, got = Event(), []

    def work(control):
        begun.set()
        while True:
            control.check()

    errands.send(film.studio.jobs.submit(ORDER, work), got.append)
    begun.wait()
    errands.cancel()
    qtbot.waitUntil(lambda: not errands.is_busy)
    assert got == []
