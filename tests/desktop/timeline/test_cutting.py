from PySide6.QtCore import Qt


def test_the_razor_splits_where_it_clicks(film, hand, frames):
    film.take_tool("razor")
    hand.click(20, "V1")
    assert frames("a") == (0, 20)
    assert len(film.project.places) == 6
    hand.click(60, "V1", Qt.KeyboardModifier.ShiftModifier)
    assert frames("b") == (40, 60)
    revision = film.work.session.revision
    hand.click(95, "V1")
    assert film.work.session.revision == revision
