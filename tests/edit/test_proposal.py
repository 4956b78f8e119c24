import pytest

from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.split_clip import SplitClip
from kijkocut.edit.placing import Placement
from kijkocut.edit.proposal import accept, propose, refresh
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import ClipId, MediaId, TrackId
from kijkocut.testing.builders import F, a_project, a_session, strip

PLACED = Placement(source=MediaSource(media=MediaId("m")), source_in=100 * F, source_out=150 * F)
PLACE = Overwrite(placement=PLACED, at=0, track=TrackId("v1"), id=ClipId("x"))
SPLIT = SplitClip(clip=ClipId("x"), at=20 * F, new_id=ClipId("y"))


def proposed(project, *commands):
    return propose(project, commands, label="Try", actor="agent")


def test_a_proposal_changes_nothing():
    project = a_project().build()
    session = a_session(project)
    proposal = proposed(project, PLACE, SPLIT)
    assert strip(proposal.result, "v1") == "x[0 20) y[20 50)@120"
    assert project.apply(proposal.changes) == proposal.result
    assert session.snapshot is project


def test_accepting_all_is_one_step_in_the_proposers_name():
    session = a_session()
    proposal = proposed(session.snapshot, PLACE, SPLIT)
    accept(proposal, session)
    assert session.snapshot == proposal.result
    (step,) = session.history.steps.values()
    assert (step.actor, step.label) == ("agent", "Try")


def test_parts_can_be_accepted_alone():
    session = a_session()
    accept(proposed(session.snapshot, PLACE, SPLIT, AddSequence()), session, parts=[2, 0])
    assert strip(session.snapshot, "v1") == "x[0 50)"
    assert len(session.snapshot.sequences) == 2


def test_a_part_that_needs_a_left_out_one_is_refused_whole():
    session = a_session()
    before = session.snapshot
    with pytest.raises(EditRefused, match="no clip"):
        accept(proposed(before, PLACE, SPLIT), session, parts=[1])
    assert session.snapshot is before


@pytest.mark.parametrize("parts", [[], [2], [-1]])
def test_parts_that_do_not_exist_are_refused(parts):
    session = a_session()
    with pytest.raises(EditRefused, match="no such parts"):
        accept(proposed(session.snapshot, PLACE, SPLIT), session, parts=parts)


def test_a_refused_part_says_why_and_the_others_go_on():
    project = a_project().build()
    proposal = proposed(project, SPLIT, PLACE)
    assert proposal.parts[0].changes == ()
    assert proposal.refusals == (proposal.parts[0].refusal,)
    assert "no clip" in proposal.refusals[0]
    assert strip(proposal.result, "v1") == "x[0 50)"


def test_a_part_that_could_not_be_read_is_refused_on_accepting():
    def unreadable(project):
        raise EditRefused("This part makes no sense.")

    session = a_session()
    proposal = proposed(session.snapshot, PLACE, unreadable)
    with pytest.raises(EditRefused, match="makes no sense"):
        accept(proposal, session)
    accept(proposal, session, parts=[0])
    assert strip(session.snapshot, "v1") == "x[0 50)"


def test_a_part_may_name_what_an_earlier_part_makes():
    session = a_session()
    unnamed = Overwrite(placement=PLACED, at=0, track=TrackId("v1"))
    first = propose(session.snapshot, [AddSequence(), unnamed], label="", actor="agent")
    (made,) = first.result.places
    split = SplitClip(clip=made, at=20 * F)
    proposal = propose(
        session.snapshot, [AddSequence(), unnamed, split, SPLIT], label="", actor="agent"
    )
    accept(proposal, session, parts=[1, 2])
    assert len(session.snapshot.lane(TrackId("v1"))) == 2
    assert all("proposal" not in clip for clip in session.snapshot.places)


def test_refreshing_works_on_the_project_as_it_is_now():
    session = a_session()
    proposal = proposed(session.snapshot, SPLIT)
    assert proposal.refusals
    session.run(PLACE)
    again = refresh(proposal, session.snapshot)
    assert not again.refusals
    assert again.base is session.snapshot
    assert strip(again.result, "v1") == "x[0 20) y[20 50)@120"


def test_refreshing_keeps_the_numbers_of_the_parts():
    def unreadable(project):
        raise EditRefused("This part makes no sense.")

    project = a_project().build()
    again = refresh(proposed(project, unreadable, PLACE), project)
    assert [bool(p.refusal) for p in again.parts] == [True, False]


def test_accepting_validates_against_the_project_as_it_has_become():
    session = a_session()
    session.run(PLACE)
    proposal = proposed(session.snapshot, SPLIT)
    session.undo()
    with pytest.raises(EditRefused, match="no clip"):
        accept(proposal, session)
