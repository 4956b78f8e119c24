"""The reference itself, against strips drawn by hand: one letter for each frame."""

import pytest

from kijkocut.testing import reference_edits as edits
from kijkocut.testing.reference import Impossible, Timeline

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def a_line():
    """v1 shows |abcde|klmno|, linked with the same on a1; v2 moves along, a2 does not."""
    line = Timeline(["v1", "v2", "a1", "a2"], {"m": 26}, {"v1", "v2", "a1"})
    for first in (0, 10):
        edits.append(line, ["v1", "a1"], ("m", first, 5))
    line.names = {span.piece: f"{span.piece:03d}" for span in line.all_spans()}
    return line


def drawn(line, track="v1"):
    """Draw a row: a letter for each source frame, dots for gaps, bars between pieces."""
    text, last = "", None
    for cell in line.rows[track]:
        piece = None if cell is None else cell.piece
        text += "|" if piece != last and last is not None and piece is not None else ""
        text += "." if cell is None else LETTERS[cell.frame]
        last = piece
    return text


def first(line):
    return line.spans("v1")[0].piece


def second(line):
    return line.spans("v1")[1].piece


@pytest.mark.parametrize(
    ("edit", "picture", "sound"),
    [
        (lambda x: edits.place(x, "overwrite", 3, ["v1"], ("m", 20, 3)), "abc|uvw|lmno", None),
        (
            lambda x: edits.place(x, "insert", 3, ["v1"], ("m", 20, 3)),
            "abc|uvw|de|klmno",
            "abc...de|klmno",
        ),
        (lambda x: edits.lift(x, ["v1"], 3, 6), "abc...lmno", None),
        (lambda x: edits.extract(x, ["v1", "a1"], 3, 6), "abc|lmno", "abc|lmno"),
        (lambda x: edits.split(x, first(x), 2), "ab|cde|klmno", "ab|cde|klmno"),
        (lambda x: edits.split_all(x, 7), "abcde|kl|mno", "abcde|kl|mno"),
        (lambda x: edits.trim(x, first(x), "tail", -2), "abc..klmno", "abc..klmno"),
        (lambda x: edits.trim(x, first(x), "head", 2), "..cde|klmno", "..cde|klmno"),
        (lambda x: edits.ripple_trim(x, first(x), "tail", -2), "abc|klmno", "abc|klmno"),
        (lambda x: edits.ripple_trim(x, first(x), "tail", 2), "abcdefg|klmno", "abcdefg|klmno"),
        (lambda x: edits.ripple_trim(x, first(x), "head", 2), "cde|klmno", "cde|klmno"),
        (lambda x: edits.ripple_trim(x, second(x), "head", -2), "abcde|ijklmno", "abcde|ijklmno"),
        (lambda x: edits.roll(x, second(x), 2), "abcdefg|mno", "abcdefg|mno"),
        (lambda x: edits.roll(x, second(x), -2), "abc|ijklmno", "abc|ijklmno"),
        (lambda x: edits.slip(x, second(x), 3), "abcde|nopqr", "abcde|nopqr"),
        (lambda x: edits.slide(x, second(x), -2), "abc|klmno", "abc|klmno"),
        (lambda x: edits.slide(x, second(x), 2), "abcdefg|klmno", "abcdefg|klmno"),
        (lambda x: edits.move(x, first(x), 7, 0, "overwrite"), ".....kl|abcde", ".....kl|abcde"),
        (lambda x: edits.move(x, second(x), -3, 1, "insert"), "ab.....cde", "ab|klmno|cde"),
        (lambda x: edits.delete(x, first(x)), ".....klmno", ".....klmno"),
        (lambda x: edits.ripple_delete(x, first(x)), "klmno", "klmno"),
        (lambda x: edits.insert_space(x, 3, 2, is_cutting=False), "abcde..klmno", "abcde..klmno"),
        (lambda x: edits.insert_space(x, 3, 2, is_cutting=True), "abc..de|klmno", "abc..de|klmno"),
        (lambda x: edits.reverse(x, first(x)), "edcba|klmno", "edcba|klmno"),
        (
            lambda x: edits.freeze(x, first(x), 2, 3, is_insert=True),
            "ab|ccc|cde|klmno",
            "ab...cde|klmno",
        ),
        (lambda x: edits.freeze(x, first(x), 2, 2, is_insert=False), "ab|cc|e|klmno", None),
    ],
)
def test_edits_as_drawn_by_hand(edit, picture, sound):
    line = a_line()
    edit(line)
    assert drawn(line) == picture
    expected = "abcde|klmno" if sound is None else sound.replace(".|", ".")
    assert drawn(line, "a1") == expected


def test_gaps_are_closed_one_or_all():
    line = a_line()
    edits.delete(line, first(line))
    edits.delete_gap(line, "v1", 3)
    assert drawn(line) == "klmno"
    line = a_line()
    edits.move(line, second(line), 4, 0, "refuse")
    edits.move(line, first(line), 1, 0, "refuse")
    edits.delete_all_gaps(line)
    assert drawn(line) == "abcde|klmno"


def test_links_are_made_and_taken_apart():
    line = a_line()
    one, two = (span.piece for span in line.spans("a1"))
    edits.link(line, [first(line), two])
    assert [s.piece for s in line.linked(two)] == [two, first(line)]
    assert one not in line.links
    edits.unlink(line, two)
    assert not line.links


@pytest.mark.parametrize(
    "edit",
    [
        lambda x: edits.place(x, "refuse", 3, ["v1"], ("m", 20, 3)),
        lambda x: edits.place(x, "overwrite", 0, ["v1"], ("m", 24, 3)),
        lambda x: edits.lift(x, ["v2"], 0, 9),
        lambda x: edits.split(x, first(x), 5),
        lambda x: edits.split_all(x, 5),
        lambda x: edits.trim(x, first(x), "head", -1),
        lambda x: edits.trim(x, first(x), "tail", 1),
        lambda x: edits.trim(x, first(x), "tail", 0),
        lambda x: edits.ripple_trim(x, first(x), "head", -1),
        lambda x: edits.roll(x, first(x), 1),
        lambda x: edits.slip(x, first(x), -1),
        lambda x: edits.slide(x, second(x), -5),
        lambda x: edits.slide(x, first(x), -1),
        lambda x: edits.move(x, first(x), -1, 0, "overwrite"),
        lambda x: edits.move(x, first(x), 0, 0, "overwrite"),
        lambda x: edits.move(x, first(x), 0, 2, "overwrite"),
        lambda x: edits.delete_gap(x, "v1", 3),
        lambda x: edits.delete_gap(x, "v1", 30),
        edits.delete_all_gaps,
        lambda x: edits.freeze(x, first(x), 5, 3, is_insert=True),
        lambda x: edits.unlink(x, 99),
    ],
)
def test_what_can_not_be_done(edit):
    with pytest.raises(Impossible):
        edit(a_line())


def test_a_held_piece_has_nothing_to_reverse():
    line = a_line()
    edits.freeze(line, first(line), 0, 3, is_insert=True)
    with pytest.raises(Impossible, match="held"):
        edits.reverse(line, first(line))
