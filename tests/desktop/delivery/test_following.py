from threading import Event

from kijkocut.desktop.delivery.feed import feed_of
from kijkocut.desktop.delivery.following import when_done
from kijkocut.edit.refusal import EditRefused
from kijkocut.jobs import Order, Resource


def _submit(desk, work):
    order = Order(title="Work", kind="test", resource=Resource.light)
    return desk.studio.jobs.submit(order, work)


def test_what_a_job_gave_is_used_on_the_ui_thread(film, qtbot):
    found = []
    when_done(film, _submit(film, lambda control: 42), found.append)
    qtbot.waitUntil(lambda: found == [42])


def test_refusals_are_said(film, qtbot):
    def refuse(_: object) -> None:
        raise EditRefused("That can't be.")

    with qtbot.waitSignal(film.noticed) as noticed:
        when_done(film, _submit(film, lambda control: 42), refuse)
    assert noticed.args[0].text == "That can't be."


def test_nothing_is_done_in_another_project(film, qtbot):
    found, gate = [], Event()
    job = _submit(film, lambda control: gate.wait(10))
    when_done(film, job, found.append)
    film.close()
    with qtbot.waitSignal(feed_of(film).over):
        gate.set()
    assert found == []
