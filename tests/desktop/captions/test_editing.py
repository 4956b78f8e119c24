import pytest

from kijkocut.desktop.captions import editing
from kijkocut.desktop.captions.track_choice import TrackChoice


def _frames(desk, *clips):
    rate = desk.sequence.rate
    spans = (desk.project.clip(clip) for clip in clips)
    return [(rate.frames(clip.start), rate.frames(clip.end)) for clip in spans]


def _go(desk, frame):
    desk.move_playhead(frame * desk.sequence.rate.frame_ticks)


def test_the_first_caption_brings_its_track_and_one_undo_takes_both(film):
    before = film.project
    _go(film, 10)
    clip = editing.add_caption(film)
    assert _frames(film, clip) == [(10, 60)]
    assert film.selection == {clip}
    film.undo()
    assert film.project == before


def test_a_caption_fills_the_room_there_is(spoken):
    _go(spoken, 10)
    clip = editing.add_caption(spoken)
    assert _frames(spoken, clip) == [(20, 25)]
    told = []
    spoken.noticed.connect(lambda notice: told.append(notice.text))
    assert editing.add_caption(spoken) is None
    assert "no room" in told[-1]


def test_splitting_at_the_playhead_divides_the_words(spoken):
    _go(spoken, 10)
    editing.split_caption(spoken)
    lane = list(spoken.project.lane("c"))
    assert [clip.source.text for clip in lane[:2]] == ["Good", "morning"]


def test_one_selected_caption_is_merged_with_the_next(spoken):
    spoken.select(["one"])
    editing.merge_captions(spoken)
    assert spoken.project.clip("one").source.text == "Good morning What a day"
    assert _frames(spoken, "one") == [(0, 45)]
    assert spoken.selection == {"one"}


def test_after_deleting_the_next_is_selected(spoken):
    spoken.select(["two"])
    editing.delete_captions(spoken)
    assert "two" not in spoken.project.places
    assert spoken.selection == {"three"}


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        (1, 1, [(1, 21), (26, 46), (51, 71)]),
        (0, 3, [(0, 23), (25, 48), (50, 73)]),
        (0, -4, [(0, 16), (25, 41), (50, 66)]),
    ],
)
def test_nudging_moves_ends_by_frames_in_one_step(spoken, start, end, wanted):
    spoken.select(["one", "two", "three"])
    before = spoken.project
    editing.nudge(spoken, start_frames=start, end_frames=end)
    assert _frames(spoken, "one", "two", "three") == wanted
    spoken.undo()
    assert spoken.project == before


def test_captions_that_touch_are_nudged_together(spoken):
    _go(spoken, 10)
    editing.split_caption(spoken)
    first, second, *_ = spoken.project.lane("c")
    spoken.select([first.id, second.id])
    editing.nudge(spoken, start_frames=3, end_frames=3)
    assert _frames(spoken, first.id, second.id) == [(3, 13), (13, 23)]
    editing.nudge(spoken, start_frames=-2, end_frames=-2)
    assert _frames(spoken, first.id, second.id) == [(1, 11), (11, 21)]


def test_ends_are_set_to_the_playhead(spoken):
    spoken.select(["two"])
    _go(spoken, 22)
    editing.set_start(spoken)
    _go(spoken, 40)
    editing.set_end(spoken)
    assert _frames(spoken, "two") == [(22, 40)]


def test_a_track_for_another_language_is_chosen(spoken):
    editing.add_track(spoken, "nl")
    choice = TrackChoice.of(spoken)
    assert choice.track.language == "nl"
    assert len(choice.tracks) == 2
    choice.choose("c")
    assert choice.track.id == "c"
