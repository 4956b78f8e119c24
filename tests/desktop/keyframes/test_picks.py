import pytest

from kijkocut.desktop.keyframes.lines import lines_of
from kijkocut.desktop.keyframes.picks import Pick, Picks
from kijkocut.model.ids import ClipId
from kijkocut.model.params import Easing
from kijkocut.model.ticks import Ratio


@pytest.fixture
def picks(keyed):
    """Everything but the keyframe at frame 20."""
    frame = keyed.sequence.rate.frame_ticks
    made = Picks()
    made.choose(
        Pick(line.place, key.at)
        for line in lines_of(keyed)
        for key in line.keys(keyed.project)
        if key.at < 20 * frame
    )
    return made


def test_all_are_moved_by_the_same(keyed, picks, frames):
    frame = keyed.sequence.rate.frame_ticks
    keyed.run(*picks.moved(2 * frame))
    assert frames("opacity") == [7, 12, 20]
    assert frames("position") == [7]
    assert picks.moved(0) == ()


def test_copies_leave_the_originals(keyed, picks, frames):
    keyed.run(*picks.moved(keyed.sequence.rate.frame_ticks, is_copy=True))
    assert frames("opacity") == [5, 6, 10, 11, 20]


def test_a_stretch_is_about_the_first_of_all(keyed, picks, frames):
    keyed.run(*picks.stretched(Ratio(2, 1)))
    assert frames("opacity") == [5, 15, 20]
    assert frames("position") == [5]


def test_they_are_eased_and_deleted(keyed, picks, frames):
    keyed.run(*picks.eased(Easing.hold))
    keys = keyed.project.clip(ClipId("a")).params[0].keys
    assert [key.easing for key in keys] == [Easing.hold, Easing.hold, Easing.linear]
    keyed.run(*picks.deleted())
    assert frames("opacity") == [20]
    assert frames("position") == []
    picks.keep(lines_of(keyed), keyed.project)
    assert len(picks) == 0


def test_copied_ones_are_pasted_onto_parameters_of_their_name(keyed, picks, frames):
    assert picks.copy(keyed.project) == 3
    frame = keyed.sequence.rate.frame_ticks
    places = tuple(line.place for line in lines_of(keyed))
    keyed.run(*picks.pasted(places, 30 * frame))
    assert frames("opacity") == [5, 10, 20, 30, 35]
    assert frames("position") == [5, 30]
