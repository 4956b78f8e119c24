import pytest

from kijkocut.testing.reference import Cell, Impossible, Timeline


def a_line():
    """Piece 1 shows frames 10 to 15 of m on v1 from frame 2; piece 2 the same on a1, linked."""
    line = Timeline(["v1", "v2", "a1"], {"m": 30}, {"v1", "a1"})
    for piece, track in ((line.new_piece(1), "v1"), (line.new_piece(1), "a1")):
        line.fill(piece, track, 2, ("m", 10, 6))
        line.links[piece] = 7
    return line


def frames(line, track):
    return [None if cell is None else cell.frame for cell in line.rows[track]]


def test_pieces_are_read_off_the_cells():
    line = a_line()
    assert line.spans("v1") == [(1, "v1", 2, 8)]
    assert line.rows["v1"][2] == Cell(1, "m", 10)
    assert [s.piece for s in line.linked(2)] == [2, 1]


def test_a_cut_numbers_the_right_parts_and_links_them_anew():
    line = a_line()
    assert line.cut(line.rows, 5) == [3, 4]
    assert [s.end for s in line.spans("v1")] == [5, 8]
    assert line.links[3] == line.links[4] != line.links[1]
    assert line.cut(line.rows, 5) == []


def test_a_right_part_alone_is_linked_with_nothing():
    line = a_line()
    (right,) = line.cut(["v1"], 5)
    assert right not in line.links
    assert line.links[1] == line.links[2]


def test_clearing_splits_what_spans_the_hole():
    line = a_line()
    line.clear(["v1"], 4, 6)
    assert frames(line, "v1") == [None, None, 10, 11, None, None, 14, 15]
    assert len(line.spans("v1")) == 2


def test_a_piece_grows_into_its_source_and_no_further():
    line = a_line()
    line.reshape(line.span(1), 0, 9)
    assert frames(line, "v1") == list(range(8, 17))
    for start, end in ((-1, 9), (0, 30), (5, 5)):
        with pytest.raises(Impossible):
            line.copy().reshape(line.span(1), start, end)


def test_a_piece_does_not_grow_over_another():
    line = a_line()
    line.cut(["v1"], 5)
    with pytest.raises(Impossible, match="in the way"):
        line.reshape(line.span(1), 2, 6)


def test_opening_cuts_and_pushes_tracks_and_markers():
    line = a_line()
    line.markers = [1, 4]
    line.open(["v1", "v2"], 4, 3)
    assert frames(line, "v1") == [None, None, 10, 11, None, None, None, 12, 13, 14, 15]
    assert frames(line, "a1") == [None, None, 10, 11, 12, 13, 14, 15]
    assert line.markers == [1, 7]


def test_pulling_needs_room():
    line = a_line()
    line.pull({"v1": 2}, 2)
    assert frames(line, "v1") == list(range(10, 16))
    with pytest.raises(Impossible, match="before the beginning"):
        line.pull({"v1": 0}, 1)
    line.cut(["a1"], 4)
    with pytest.raises(Impossible, match="in the way"):
        line.pull({"a1": 4}, 1)


def test_copies_go_their_own_way():
    line = a_line()
    copy = line.copy()
    line.erase(line.span(1))
    line.links.clear()
    assert copy.spans("v1")
    assert copy.links == {1: 7, 2: 7}


def test_backwards_and_held_pieces_count_their_source():
    line = Timeline(["v1"], {"m": 30}, set())
    back, held = line.new_piece(-2), line.new_piece(0)
    line.fill(back, "v1", 0, ("m", 9, 5))
    assert frames(line, "v1") == [9, 7, 5, 3, 1]
    with pytest.raises(Impossible, match="not enough source"):
        line.fill(back, "v1", 0, ("m", 9, 6))
    line.fill(held, "v1", 0, ("m", 29, 50))
    assert set(frames(line, "v1")) == {29}
