from kijkocut.cli.tables import table


def test_numbers_stand_right_and_words_left():
    assert table([("a", 1), ("bbb", 20)], ("name", "n")) == ("name   n", "a      1", "bbb   20")


def test_no_rows_are_said():
    assert table([]) == ("(none)",)
