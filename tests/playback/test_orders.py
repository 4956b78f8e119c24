import threading

from kijkocut.playback import wire
from kijkocut.playback.orders import Orders
from kijkocut.render import FramePlan

PLAN = FramePlan(size=(2, 2), scale=1.0, layers=(), background=((0.0, 0.0, 0.0, 1.0),))


def want(ticket, **how):
    return wire.Want(ticket=ticket, plan=PLAN, **how)


def tickets(orders):
    found = []
    orders.put(wire.Known())
    while isinstance(order := orders.next(), wire.Want):
        found.append(order.ticket)
    return found


def test_wishes_wait_their_turn_whoever_asks():
    orders = Orders()
    for ticket in (1, 2):
        orders.put(want(ticket))
    orders.put(want(3, is_jump=True))
    assert tickets(orders) == [1, 2, 3]


def test_news_are_never_dropped():
    orders, news = Orders(), wire.Known(gone=("x",))
    orders.put(want(1))
    orders.put(news)
    orders.forget((1,))
    orders.put(want(2, is_jump=True))
    assert orders.next() == news
    assert orders.next().ticket == 2


def test_wishes_are_taken_back_and_never_pile_up():
    orders = Orders()
    for ticket in range(1, 51):
        orders.put(want(ticket))
    orders.forget(range(30, 50))
    left = tickets(orders)
    assert left[-1] == 50
    assert len(left) <= 33
    assert not set(left) & set(range(30, 50))


def test_the_end_lets_go_of_who_waits():
    orders, got = Orders(), []
    thread = threading.Thread(target=lambda: got.append(orders.next()))
    thread.start()
    orders.end()
    thread.join(10)
    assert got == [None]
