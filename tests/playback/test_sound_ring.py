import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.playback.sound_ring import SoundRing


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 9)), max_size=60))
def test_what_goes_in_comes_out_in_order(moves):
    ring = SoundRing(channels=2, capacity=16)
    sent, heard, starved = 0, [], 0
    for is_write, wanted in moves:
        count = min(wanted, ring.room) if is_write else wanted
        if is_write:
            numbers = np.arange(sent, sent + count, dtype=np.float32) + 1
            ring.write(np.stack([numbers, -numbers]))
            sent += count
        else:
            out = np.full((count, 2), 99, np.float32)
            got = ring.read_into(out)
            assert (out[got:] == 0).all()
            assert (out[:got, 1] == -out[:got, 0]).all()
            heard.extend(out[:got, 0])
            starved += count - got
    assert heard == list(range(1, len(heard) + 1))
    assert ring.handed_over == len(heard)
    assert ring.written == sent
    assert ring.starved == starved
    assert ring.room == 16 - (sent - len(heard))


@given(st.integers(0, 30), st.integers(0, 16), st.integers(0, 16), st.integers(1, 8))
def test_what_was_not_read_can_be_replaced(ahead, kept, first, count):
    ring = SoundRing(channels=1, capacity=16)
    for _ in range(ahead):
        ring.write(np.ones((1, 1), np.float32))
        ring.read_into(np.empty((1, 1), np.float32))
    ring.write(np.ones((1, kept), np.float32))
    place = ahead + first
    block = np.full((1, min(count, 16 - first)), 5.0, np.float32)
    done = ring.replace(place, block, fade=2)
    assert done == (first <= kept)
    if not done:
        assert ring.written == ahead + kept
        return
    assert ring.written == place + block.shape[1]
    out = np.empty((16, 1), np.float32)
    got = ring.read_into(out)
    fade = min(2, kept - first, block.shape[1])
    steps = [1 + 4 * (n + 1) / fade for n in range(fade)]
    assert list(out[:got, 0]) == [1.0] * first + steps + [5.0] * (block.shape[1] - fade)


def test_what_was_read_cannot_be_replaced():
    ring = SoundRing(channels=1, capacity=16)
    ring.write(np.ones((1, 8), np.float32))
    ring.read_into(np.empty((4, 1), np.float32))
    assert not ring.replace(3, np.zeros((1, 2), np.float32), fade=1)
    assert ring.replace(4, np.zeros((1, 2), np.float32), fade=0)
