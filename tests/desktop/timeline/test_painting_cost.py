from kijkocut.desktop.timeline.painting_cost import long_project, measure_paint


def test_faces_are_bounded_by_pixels_not_by_clips(qtbot):
    few, many = measure_paint(200, 4), measure_paint(4000, 4)
    assert few.faces <= 200
    assert many.faces <= 4 * 1600 // 28 + 8
    assert many.fit_ms > 0


def test_the_long_project_is_sound():
    project = long_project(60, 4)
    assert len(project.places) == 60
    assert {len(lane) for lane in project.lanes.values()} == {15}
