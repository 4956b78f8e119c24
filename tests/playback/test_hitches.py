from kijkocut.playback.hitches import AutoScale, Cause, Hitches


def test_dropped_frames_are_counted_by_cause_and_standstills_apart():
    hitches = Hitches()
    hitches.note(Cause.decode, 3)
    hitches.note(Cause.window)
    hitches.note(Cause.sound, 5)
    hitches.note(Cause.composite, 0)
    assert hitches.dropped == 4
    assert hitches.counts == {Cause.decode: 3, Cause.window: 1, Cause.sound: 5}
    hitches.clear()
    assert hitches.dropped == 0


def test_pictures_get_smaller_only_when_they_come_late_again_and_again():
    scale = AutoScale()
    for number in range(100):
        scale.note(is_late=number % 10 == 0)
    assert scale.divisor == 1
    scale.reset()
    sizes = []
    for _ in range(20):
        scale.note(is_late=True)
        sizes.append(scale.divisor)
    assert sizes[:8] == [1, 1, 1, 2, 2, 2, 2, 4]
    assert sizes[-1] == 4
    scale.reset()
    assert scale.divisor == 1


def test_they_get_smaller_before_any_is_late_when_making_them_takes_too_long():
    scale = AutoScale()
    for _ in range(7):
        assert not scale.note(is_late=False, load=1.5, is_short=True)
    assert scale.note(is_late=False, load=1.5, is_short=True)
    assert scale.divisor == 2
    for _ in range(100):  # as slow, but enough are in store
        scale.note(is_late=False, load=1.5, larger=3.0, is_short=False)
    assert scale.divisor == 2


def test_they_get_larger_again_with_time_to_spare_and_more_patience_each_time():
    scale = AutoScale()
    waits = []
    for _ in range(3):
        while scale.divisor == 1:
            scale.note(is_late=True)
        waited = 0
        while scale.divisor == 2:
            scale.note(is_late=False, load=0.1, larger=0.3)
            waited += 1
        waits.append(waited)
    assert waits[0] >= 48
    assert waits[1] == 2 * waits[0]
    assert waits[2] == 4 * waits[0]


def test_they_stay_small_when_larger_ones_would_take_too_long():
    scale = AutoScale()
    for _ in range(4):
        scale.note(is_late=True)
    for _ in range(500):
        scale.note(is_late=False, load=0.4, larger=1.2)
    assert scale.divisor == 2
