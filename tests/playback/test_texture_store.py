from kijkocut.playback.texture_store import SharedFrame, TextureStore


class Lent:
    def __init__(self, size=(10, 10)):
        self.texture, self.size = 1, size
        self.given_back = 0

    def samples(self, most=None):
        raise NotImplementedError

    def release(self):
        self.given_back += 1


def test_a_frame_goes_back_when_the_last_one_lets_go():
    lent = Lent()
    shared = SharedFrame(lent)
    first, second = shared.hold(), shared.hold()
    first()
    assert lent.given_back == 0
    second()
    assert lent.given_back == 1


def test_frames_are_found_until_the_budget_is_spent():
    store = TextureStore(budget_bytes=1000)
    lents = [Lent() for _ in range(3)]
    for name, lent in zip("abc", lents, strict=True):
        shared = SharedFrame(lent)
        seen = shared.hold()
        store.put(name, shared)
        store.put(name, shared)
        seen()
        store.find("a")
    assert store.find("a").frame is lents[0]
    assert store.find("b") is None
    assert [lent.given_back for lent in lents] == [0, 1, 0]
    store.clear()
    assert [lent.given_back for lent in lents] == [1, 1, 1]
    assert store.find("c") is None


def test_what_is_dropped_while_it_is_looked_at_stays_for_who_looks():
    store, lent = TextureStore(budget_bytes=100), Lent()
    shared = SharedFrame(lent)
    seen = shared.hold()
    store.put("a", shared)
    assert store.find("a") is None
    assert lent.given_back == 0
    seen()
    assert lent.given_back == 1
