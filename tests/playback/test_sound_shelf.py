from types import SimpleNamespace

import numpy as np

from kijkocut.playback.sound_shelf import SoundShelf


class Source:
    def __init__(self):
        self.is_closed = False

    def read(self, start, count):
        return np.full((1, count), start, np.float32)

    def close(self):
        self.is_closed = True


class Room:
    """Opens sources, and remembers them."""

    def __init__(self, content="one"):
        self.opened = []
        media = SimpleNamespace(id="m", path="m.wav", facts=SimpleNamespace(content_hash=content))
        self.project = SimpleNamespace(media={"m": media})

    def fetch(self, _media, _stream, _rate):
        self.opened.append(Source())
        return self.opened[-1]


def test_what_was_closed_is_lent_again():
    room, shelf = Room(), SoundShelf()
    lend = shelf.lending(room.project, room.fetch)
    first, second = lend("m", None, 48_000), lend("m", None, 48_000)
    assert len(room.opened) == 2
    first.close()
    first.close()
    again = shelf.lending(room.project, room.fetch)("m", None, 48_000)
    assert len(room.opened) == 2
    assert again.read(3, 2).tolist() == [[3.0, 3.0]]
    lend("m", 1, 48_000)  # another stream
    lend("m", None, 44_100)  # another rate
    assert len(room.opened) == 4
    second.close()
    shelf.close()
    assert [one.is_closed for one in room.opened] == [False, True, False, False]


def test_media_that_have_become_others_are_opened_anew():
    shelf, old, new = SoundShelf(), Room("one"), Room("two")
    shelf.lending(old.project, old.fetch)("m", None, 48_000).close()
    shelf.lending(new.project, new.fetch)("m", None, 48_000)
    assert len(new.opened) == 1


def test_only_a_few_are_kept():
    room, shelf = Room(), SoundShelf()
    lend = shelf.lending(room.project, room.fetch)
    for source in [lend("m", None, 48_000) for _ in range(8)]:
        source.close()
    assert [one.is_closed for one in room.opened] == [True] * 2 + [False] * 6
