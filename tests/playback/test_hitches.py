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
