from kijkocut.cli.tables import counted, table


def test_numbers_stand_right_and_words_left():
    assert table([("a", 1), ("bbb", 20)], ("name", "n")) == ("name   n", "a      1", "bbb   20")


def test_no_rows_are_said():
    assert table([]) == ("(none)",)


def test_one_is_not_many():
    assert [counted(n, "file") for n in (0, 1, 2)] == ["0 files", "1 file", "2 files"]
