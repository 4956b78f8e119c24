from pathlib import Path

from kijkocut.interchange.errors import UnreadableFileError


def test_a_damaged_line_is_located():
    error = UnreadableFileError.at(Path("/a/b.edl"), 7, "it is odd.")
    assert str(error) == "b.edl, line 7: it is odd."
    assert error.code == "interchange.unreadable"
