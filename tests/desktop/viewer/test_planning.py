from kijkocut.desktop.viewer.planning import Plans, planned


def test_the_canvas_is_divided_and_stays_even(viewers):
    scene = viewers.program.subject.scene()
    sequence = scene.sequence
    full = planned(scene, 0, 1)
    assert full.size == (sequence.width, sequence.height)
    quarter = planned(scene, 0, 4)
    assert quarter.size == (sequence.width // 4 // 2 * 2, sequence.height // 4 // 2 * 2)
    assert full.key != quarter.key
    assert full.key == planned(scene, 0, 1).key


def test_onward_frames_end_with_the_span(film, viewers):
    scene = viewers.program.subject.scene()
    frame, plans = scene.sequence.rate.frame_ticks, Plans(film)
    keys = [one.key for one, _ in plans.onward(scene, (0, 4 * frame), 1)]
    assert keys == [planned(scene, number * frame, 1).key for number in (1, 2, 3)]
    assert len(list(plans.onward(scene, (0, 100 * frame), 1))) == 6
