import pytest

from kijkocut.interchange import read
from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.model.invariants import check
from kijkocut.model.ticks import Rate


def given(tmp_path, text, name="x.edl", **more):
    path = tmp_path / name
    path.write_text(text, newline="")
    found = read(path, **more)
    check(found.project)
    return found


def laid(found, track="seq-1-v1"):
    return list(found.project.lane(track))


def test_drop_frame_lists_count_as_they_should(tmp_path):
    line = "001  AX  V  C  00:00:59;29 00:01:00;02 00:00:59;29 00:01:00;02\n"
    found = given(tmp_path, "TITLE: D\nFCM: DROP FRAME\n" + line)
    (clip,) = laid(found)
    assert str(found.project.sequences["seq-1"].rate) == "30000/1001"
    assert clip.duration == Rate(30000, 1001).frame_ticks


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("TITLE: A\n001 AX V C 00:00:00:00 00:00:04:00 00:00:00:00\n", 2),
        ("\n\n001 AX V C 00:00:00:99 00:00:04:00 00:00:00:00 00:00:04:00\n", 3),
        ("001 AX V C 00:00:00:00 00:00:04:00 00:00:05:00 00:00:04:00\n", 1),
        ("001 AX V Q 00:00:00:00 00:00:04:00 00:00:00:00 00:00:04:00\n", 1),
        ("001 AX V C 00:00:00:00 00:00:04:00 00:00:00:00 00:00:04:00\nM2 AX fast\n", 2),
    ],
)
def test_a_damaged_line_is_named(tmp_path, text, line):
    with pytest.raises(UnreadableFileError, match=rf"x\.edl, line {line}: "):
        given(tmp_path, text)


def test_a_file_without_events_is_refused(tmp_path):
    with pytest.raises(UnreadableFileError, match="no events"):
        given(tmp_path, "hello\n")
