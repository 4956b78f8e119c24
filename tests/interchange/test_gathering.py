from msgspec.structs import replace

from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.report import Ledger, Outcome
from kijkocut.model.clip import Transition
from kijkocut.model.invariants import check
from kijkocut.model.media import MediaKind
from kijkocut.testing.builders import F, a_project


def gathered(*clips):
    project = a_project().build()
    into = Gathering(Ledger())
    into.sequences.update(project.sequences)
    into.tracks.update(project.tracks)
    into.media.update(project.media)
    into.clips.update({clip.id: clip for clip in clips})
    made = into.project("x")
    check(made)
    return made, into.ledger.report("otio")


def test_a_transition_is_shortened_to_what_the_clips_hold():
    built = a_project().with_clip("a", "v1", 0, 50).with_clip("b", "v1", 50, 50, source_in=3)
    project = built.build()
    over = Transition(kind="dissolve", before=9 * F, after=9 * F)
    made, report = gathered(project.clip("a"), replace(project.clip("b"), transition=over))
    assert made.clip("b").transition == replace(over, before=3 * F)
    assert [loss.what for loss in report.of(Outcome.approximated)] == ["transitions"]


def test_a_transition_without_a_left_clip_is_dropped_and_named():
    project = a_project().with_clip("b", "v1", 50, 50).build()
    over = Transition(kind="dissolve", before=0, after=F)
    made, report = gathered(replace(project.clip("b"), transition=over))
    assert made.clip("b").transition is None
    assert [loss.where for loss in report.of(Outcome.dropped)] == [("V1, before b",)]


def test_unmeasured_files_are_what_their_ending_says():
    into = Gathering(Ledger())
    kinds = [into.file(path, "").facts.kind for path in ("/a.wav", "/a.PNG", "/a.mov")]
    assert kinds == [MediaKind.audio, MediaKind.image, MediaKind.video]
