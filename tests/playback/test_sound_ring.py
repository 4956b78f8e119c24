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
