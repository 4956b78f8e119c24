def test_each_parameter_has_a_row(panel, spot):
    lanes = panel.lanes
    assert [lanes.line_at(lanes.row_height * row + 2).label for row in (0, 1)] == [
        "Opacity",
        "Position",
    ]
    assert lanes.line_at(lanes.row_height * 2 + 2) is None
    lanes.scroll_to(lanes.row_height)
    assert lanes.line_at(2).label == "Position"
    assert spot(lanes, 5).y() < 0


def test_diamonds_are_painted_where_they_are_found(panel, spot, keyed):
    image = panel.lanes.grab().toImage()
    keyed.move_playhead(0)
    place = spot(panel.lanes, 10)
    ground = image.pixelColor(place.x() + 14, place.y() - 8)
    assert image.pixelColor(place) != ground
    assert panel.lanes.pick_at(place) is not None
