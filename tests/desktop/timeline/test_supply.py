from kijkocut.desktop.timeline.supply import Supply


def test_what_is_read_comes_with_its_key(qtbot):
    supply = Supply()
    with qtbot.waitSignal(supply.came) as came:
        supply.want("a", lambda: 7)
    assert came.args == ["a", 7]
    supply.close()


def test_a_reading_that_fails_gives_nothing_and_the_next_one_is_read(qtbot):
    supply = Supply()
    got = []
    supply.came.connect(lambda key, found: got.append((key, found)))

    def broken():
        raise OSError("gone")

    supply.want("a", broken)
    supply.want("b", lambda: 1)
    qtbot.waitUntil(lambda: len(got) == 2)
    assert sorted(got, key=str) == [("a", None), ("b", 1)]
    supply.close()
