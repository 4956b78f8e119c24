import threading

from kijkocut.playback.slots import Slots
from kijkocut.processes import Ring


def ring(number, slots=2, slot_bytes=16):
    made = Ring.create(number, slots=slots, slot_bytes=slot_bytes)
    made.forget_name()
    return made


def test_slots_are_given_once_until_they_are_freed():
    slots = Slots()
    assert not slots.fits(16)
    slots.use(ring(1))
    assert slots.fits(16)
    assert not slots.fits(17)
    assert {slots.take(16).slot, slots.take(16).slot} == {0, 1}
    slots.free(9, 0)  # of a ring that is gone
    slots.free(1, 1)
    assert slots.take(16).slot == 1


def test_who_waits_for_a_slot_gets_one_of_the_new_ring_or_nothing():
    slots, got = Slots(), []
    slots.use(ring(1, slots=1))
    slots.take(8)
    waiting = threading.Thread(target=lambda: got.append(slots.take(64)))
    waiting.start()
    slots.use(ring(2, slot_bytes=64))
    waiting.join(10)
    assert (got[0].ring, len(got[0].memory)) == (2, 64)
    slots.take(64)
    waiting = threading.Thread(target=lambda: got.append(slots.take(64)))
    waiting.start()
    slots.close()
    waiting.join(10)
    assert got[1] is None
