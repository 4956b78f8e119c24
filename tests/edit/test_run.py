import pytest
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.split_clip import SplitClip
from kijkocut.edit.placing import Placement
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.run import run_commands
from kijkocut.model.clip import MediaSource, Transition
from kijkocut.model.ids import ClipId, MediaId, OperationId, SequenceId, TrackId
from kijkocut.model.invariants import check
from kijkocut.model.project import Project
from kijkocut.model.ticks import Rate
from kijkocut.testing.builders import F, a_project, strip

OP = OperationId("op")
PLACED = Placement(source=MediaSource(media=MediaId("m")), source_in=100 * F, source_out=150 * F)


def test_commands_see_what_those_before_them_made():
    project = a_project().build()
    split = SplitClip(clip=ClipId("x"), at=20 * F, new_id=ClipId("y"))
    place = Overwrite(placement=PLACED, at=0, track=TrackId("v1"), id=ClipId("x"))
    result = run_commands(project, [place, split], OP)
    assert strip(result.project, "v1") == "x[0 20) y[20 50)@120"
    assert project.apply(result.changes) == result.project


def test_a_command_may_be_made_when_its_turn_comes():
    project = a_project().build()
    place = Overwrite(placement=PLACED, at=0, track=TrackId("v1"))

    def split(now: Project) -> SplitClip:
        (made,) = now.places
        return SplitClip(clip=made, at=20 * F)

    assert len(run_commands(project, [place, split], OP).project.places) == 2


def test_commands_come_back_anchored():
    project = a_project().with_clip("a", "v1", 10, 50).build()
    result = run_commands(project, [SplitClip(clip=ClipId("a"), at=30 * F)], OP)
    assert result.commands == (SplitClip(clip=ClipId("a"), media_at=120 * F),)


def test_one_refused_command_refuses_all():
    project = a_project().with_clip("a", "v1", 0, 50).build()
    good = SplitClip(clip=ClipId("a"), at=20 * F)
    bad = SplitClip(clip=ClipId("a"), at=30 * F)
    with pytest.raises(EditRefused):
        run_commands(project, [good, bad], OP)


class _Overrun(Command, frozen=True, kw_only=True, tag="overrun"):
    """A command with a fault: it lets a clip show more than its source has."""

    def apply(self, draft):
        draft.put(replace(draft.clip(ClipId("a")), source_in=1500 * F))


def test_an_edit_that_would_break_an_invariant_is_refused():
    project = a_project().with_clip("a", "v1", 0, 50).build()
    with pytest.raises(EditRefused, match="break its own rules"):
        run_commands(project, [_Overrun()], OP)


def test_a_rate_that_can_not_be_kept_is_a_refusal():
    with pytest.raises(EditRefused, match="fps"):
        run_commands(Project(), [AddSequence(rate=Rate(7919, 13))], OP)


@pytest.mark.parametrize("name", ["half \ud800 a character", "x" * 3 + "\udfff"])
def test_texts_no_file_could_keep_are_refused(name):
    with pytest.raises(EditRefused, match="surrogate"):
        run_commands(Project(), [AddSequence(name=name)], OP)


def test_numbers_no_file_could_keep_are_refused():
    project = a_project().with_clip("a", "v1", 0, 50).build()
    with pytest.raises(EditRefused, match="too large"):
        run_commands(project, [SplitClip(clip=ClipId("a"), at=1 << 70)], OP)


def test_what_an_edit_leaves_behind_is_mended_where_it_has_been_rippled_to():
    over = Transition(kind="dissolve", before=5 * F, after=5 * F)
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50)
        .with_clip("b", "v1", 50, 50, transition=over)
        .build()
    )
    over_b = Overwrite(placement=PLACED, at=20 * F, track=TrackId("v1"), id=ClipId("x"))
    result = run_commands(project, [over_b], OP)
    assert result.project.clip(ClipId("b")).transition is None
    check(result.project)


def test_ids_are_the_same_on_every_run():
    project = a_project().build()
    commands = [
        AddSequence(),
        Overwrite(placement=PLACED, at=0, track=TrackId("v1"), audio_track=TrackId("a1")),
    ]
    first, second = (run_commands(project, commands, OP).project for _ in range(2))
    assert first == second
    assert SequenceId("seq-op-1") in first.sequences
    assert ClipId("clip-op+2-1") in first.places
