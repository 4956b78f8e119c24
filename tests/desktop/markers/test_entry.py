import pytest
from msgspec.structs import replace

from kijkocut.desktop.markers.entry import Said, _seen, deleting, entries, setting
from kijkocut.edit.commands.add_clip_marker import AddClipMarker
from kijkocut.edit.commands.add_marker import AddMarker
from kijkocut.model.retime import Retime
from kijkocut.model.ticks import Ratio


@pytest.fixture
def marked(film):
    """The film with marker `m` at frame 30 and `k` on clip `b`, ten frames into it."""
    frame = film.sequence.rate.frame_ticks
    film.run(AddMarker(sequence=film.sequence.id, at=30 * frame, name="Here", id="m"))
    film.run(AddClipMarker(clip="b", at=50 * frame, name="There", id="k"))
    return film


def _all(desk):
    return entries(desk.project, desk.sequence)


def _frames(desk):
    return {one.marker: desk.sequence.rate.frames(one.at) for one in _all(desk)}


def test_markers_of_sequence_and_clips_are_listed_by_time(marked):
    assert [one.name for one in _all(marked)] == ["Here", "There"]
    assert _frames(marked) == {"m": 30, "k": 50}
    assert [one.clip for one in _all(marked)] == [None, "b"]


def test_a_clips_marker_is_left_out_where_the_clip_does_not_show_it(marked):
    marked.work.run_script(
        [{"command": "trim_clip", "clip": "b", "side": "head", "by": "15f"}],
        folder=marked.work.path.parent,
        label="Trim",
    )
    assert _frames(marked) == {"m": 30}


def test_a_clips_marker_follows_its_picture_through_speeds(marked):
    clip = marked.project.clip("b")
    marker = clip.markers[0]
    frame = marked.sequence.rate.frame_ticks
    double = replace(clip, retime=Retime(speed=Ratio(2)))
    assert _seen(double, marker) == clip.start + 5 * frame
    back = replace(clip, source_in=clip.source_in + 30 * frame, retime=Retime(speed=Ratio(-1)))
    assert _seen(back, marker) == clip.start + 20 * frame


def test_both_kinds_are_changed_and_deleted_by_their_commands(marked):
    frame = marked.sequence.rate.frame_ticks
    for entry in _all(marked):
        said = Said(at=60 * frame, name="New", colour="red")
        marked.run(setting(marked.project, entry, said))
    assert _frames(marked) == {"m": 60, "k": 60}
    assert {one.colour for one in _all(marked)} == {"red"}
    marked.run(*(deleting(entry) for entry in _all(marked)))
    assert _all(marked) == ()
