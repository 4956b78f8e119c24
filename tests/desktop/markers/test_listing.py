import csv
import io

from kijkocut.desktop.markers.entry import Entry
from kijkocut.desktop.markers.listing import chapters_text, markers_csv
from kijkocut.model.ids import SequenceId
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate


def _entry(seconds, name, **fields):
    given = {"clip": None, "where": "", "duration": 0, "note": "", "colour": "green", **fields}
    return Entry(marker=name, at=seconds * TICKS_PER_SECOND, name=name, **given)


def test_chapters_start_at_zero_and_leave_other_markers_out():
    text = chapters_text(
        [
            _entry(65, "Garden", is_chapter=True),
            _entry(70, "fix this"),
            _entry(130, "", is_chapter=True),
        ]
    )
    assert text == "0:00 Start\n1:05 Garden\n2:10 Chapter 2\n"


def test_without_chapters_all_markers_of_the_sequence_are_taken():
    text = chapters_text([_entry(0, "Opening"), _entry(3700, "End"), _entry(9, "x", clip="b")])
    assert text == "0:00:00 Opening\n1:01:40 End\n"
    assert chapters_text([]) == ""


def test_the_table_can_be_read_again():
    film = Sequence(id=SequenceId("s"), name="s", rate=Rate(25))
    note = 'says "go",\nthen leaves'
    text = markers_csv([_entry(2, "Go", note=note, is_chapter=True, where="take 1")], film)
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["time"], row["seconds"]) == ("00:00:02:00", "2.000")
    assert (row["note"], row["chapter"], row["clip"]) == (note, "yes", "take 1")
