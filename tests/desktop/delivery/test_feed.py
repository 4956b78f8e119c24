from threading import Event

from kijkocut.desktop.delivery.feed import export_of, feed_of
from kijkocut.jobs import Order, Resource, Stage


def _order(kind="proxy", title="Make a proxy") -> Order:
    return Order(title=title, kind=kind, resource=Resource.light)


def test_a_desk_has_one_feed(desk):
    assert feed_of(desk) is feed_of(desk)


def test_many_changes_come_in_few_bundles(desk, qtbot):
    feed, bundles = feed_of(desk), []
    feed.changed.connect(lambda: bundles.append(1))

    def work(control) -> None:
        for number in range(500):
            control.report(number / 500)

    with qtbot.waitSignal(feed.over) as over:
        desk.studio.jobs.submit(_order(), work)
    assert over.args[0].stage is Stage.done
    qtbot.waitUntil(lambda: len(bundles) > 0)
    assert len(bundles) < 50


def test_looking_for_missing_media_is_nobodys_business(desk):
    feed, done = feed_of(desk), Event()
    desk.studio.jobs.submit(_order("look"), lambda control: done.set()).wait(5)
    assert done.is_set()
    state = desk.studio.jobs.all()[-1]
    assert state.order.kind == "look"
    assert state.id not in [s.id for s in feed.jobs()]
    assert export_of(desk, state) is None
