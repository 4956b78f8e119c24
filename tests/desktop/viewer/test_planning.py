from kijkocut.desktop.viewer.planning import planned


def test_the_canvas_is_divided_and_stays_even(viewers):
    scene = viewers.program.subject.scene()
    sequence = scene.sequence
    full = planned(scene, 0, 1)
    assert full.size == (sequence.width, sequence.height)
    quarter = planned(scene, 0, 4)
    assert quarter.size == (sequence.width // 4 // 2 * 2, sequence.height // 4 // 2 * 2)
    assert full.key != quarter.key
    assert full.key == planned(scene, 0, 1).key
