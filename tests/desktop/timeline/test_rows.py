from itertools import pairwise

from kijkocut.desktop.timeline.rows import Rows
from kijkocut.model.ids import SequenceId
from kijkocut.model.sequence import TrackKind
from kijkocut.testing.builders import a_project


def test_rows_lie_as_tracks_do():
    project = a_project().build()
    rows = Rows(project, SequenceId("s"))
    names = [row.track.name for row in rows]
    kinds = [row.track.kind for row in rows]
    assert names.index("V2") < names.index("V1") < names.index("A1")
    assert kinds == sorted(kinds, key=["caption", "video", "audio"].index)
    listed = list(rows)
    assert all(a.bottom <= b.top for a, b in pairwise(listed))
    assert rows.height >= listed[-1].bottom
    first = listed[0]
    assert rows.at(first.top) is first
    assert rows.at(-1) is None
    assert rows.between(first.top, first.top + 1) == (first,)
    assert rows.nearest(10_000, TrackKind.video).track.name == "V1"
    assert rows.nearest(-10, TrackKind.audio).track.name == "A1"


def test_without_a_sequence_there_are_no_rows():
    assert len(Rows(a_project().build(), None)) == 0
