"""Clips of one event are brought above one another in one step; what can't be says why."""

from collections.abc import Iterator

import pytest

from kijkocut.alignment import Aligned, AlignMethod, NoReferenceError
from kijkocut.edit.refusal import EditRefused
from kijkocut.jobs import Jobs
from kijkocut.model.clip import ClipMarker, TitleSource
from kijkocut.model.ids import MarkerId, MediaId
from kijkocut.model.title import Title
from kijkocut.testing.builders import F, a_project, a_session, strip
from kijkocut.workspace.synchronising import (
    NothingToSynchroniseError,
    Synchroniser,
    SyncResult,
)


class Ears:
    """Stands for the aligner: knows `n`, and nothing of what else it is asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[tuple[MediaId, ...], AlignMethod, MediaId]] = []

    def align(self, _project, media, method, *, reference, control):
        control.report(0.5)
        self.asked.append((media, method, reference))
        known = {"n": Aligned(media="n", offset=70 * F, confidence=0.9)}
        return tuple(
            known.get(key) or Aligned(media=key, confidence=0.12, sentence=f'"{key}" is strange.')
            for key in media
        )


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    with Jobs() as made:
        yield made


def _marker(key: str, at: int) -> ClipMarker:
    return ClipMarker(id=MarkerId(key), at=at * F)


def base():
    return (
        a_project()
        .with_media("n")
        .with_media("o")
        .with_clip("ref", "v1", 200, 100, link="r")
        .with_clip("sref", "a1", 200, 100, link="r")
        .with_clip("b", "v2", 0, 60, media="n", source_in=50, link="l")
        .with_clip("sb", "a2", 0, 60, media="n", source_in=50, link="l")
        .with_clip("o", "v2", 70, 30, media="o")
    )


@pytest.fixture
def made(jobs):
    def make(project):
        session, ears = a_session(project), Ears()
        return Synchroniser(session, ears, jobs), session, ears

    return make


def test_what_was_heard_moves_in_one_step_and_the_rest_is_told(made):
    sync, session, ears = made(base().build())
    found = sync.find(("b", "sb", "ref", "sref", "o"), AlignMethod.sound).result()
    assert ears.asked == [(("n", "o"), AlignMethod.sound, "m")]
    assert [(one.clip, one.offset) for one in found] == [("b", 70 * F), ("o", None)]
    result = sync.apply("ref", found)
    assert result == SyncResult(moved=1, sentences=('"o" is strange.',))
    assert strip(session.snapshot, "a2") == "sb[220 280)@50"
    session.undo()
    assert strip(session.snapshot, "a2") == "sb[0 60)@50"


def test_by_start_all_begin_where_the_reference_does(made):
    sync, session, _ = made(base().build())
    sync.apply("ref", sync.find(("b", "ref"), AlignMethod.start).result())
    assert strip(session.snapshot, "v2") == "o[70 100) b[200 260)@50"


def test_markers_of_a_clip_or_of_its_sound_meet(made):
    project = (
        a_project()
        .with_media("n")
        .with_clip("c", "v1", 0, 40, media="n", markers=(_marker("1", 110),))
        .with_clip("d", "a1", 50, 40, link="k", markers=(_marker("2", 120),))
        .with_clip("dv", "v2", 50, 40, link="k")
        .with_clip("o", "v2", 200, 40)
        .build()
    )
    sync, session, _ = made(project)
    found = sync.find(("c", "dv", "o"), AlignMethod.markers, reference="c").result()
    assert [one.sentence for one in found] == ["", '"o" carries no marker.']
    assert sync.apply("c", found).moved == 1
    # The marker of c lies at 10 and that of d at 70; all would start at -10, so all go 10 later.
    assert session.snapshot.clip("d").start == 0
    assert session.snapshot.clip("c").start == 10 * F


def test_a_reference_without_a_marker_or_at_another_speed_is_refused(made):
    project = base().with_clip("fast", "v1", 400, 20, speed="2").build()
    sync, _, _ = made(project)
    with pytest.raises(NoReferenceError, match='"ref" carries no marker'):
        sync.find(("ref", "b"), AlignMethod.markers).result()
    with pytest.raises(NoReferenceError, match='"fast" plays at another speed'):
        sync.find(("fast", "b"), AlignMethod.sound, reference="fast")
    found = sync.find(("ref", "fast"), AlignMethod.sound).result()
    assert found[0].sentence == '"fast" plays at another speed.'


def test_titles_are_no_recordings(made):
    project = base().with_clip("t", "v1", 0, 20, source=TitleSource(title=Title(text="T"))).build()
    sync, _, _ = made(project)
    found = sync.find(("t", "b"), AlignMethod.timecode, reference="b").result()
    assert found[0].sentence == '"t" shows no recording.'
    with pytest.raises(NoReferenceError, match="shows no recording"):
        sync.find(("t", "b"), AlignMethod.timecode, reference="t")


def test_one_clip_and_its_sound_are_not_two(made):
    sync, _, _ = made(base().build())
    with pytest.raises(NothingToSynchroniseError):
        sync.find(("ref", "sref"), AlignMethod.sound)
    with pytest.raises(NothingToSynchroniseError):
        sync.find((), AlignMethod.sound)


def test_the_usual_reference_lies_on_a_target_track_and_lowest(made):
    clips = ("o", "sb", "b", "sref", "ref")
    sync, _, _ = made(base().build())
    assert [clip.id for clip in sync.references(clips)] == ["ref", "b", "o"]
    sync, _, _ = made(base().with_track("v1", is_target=False).build())
    assert [clip.id for clip in sync.references(clips)] == ["b", "o", "ref"]


def test_nothing_found_is_no_step_and_clips_that_are_gone_are_left_out(made):
    sync, session, _ = made(base().build())
    found = sync.find(("ref", "o"), AlignMethod.sound).result()
    assert sync.apply("ref", found) == SyncResult(sentences=('"o" is strange.',))
    assert session.revision == 0
    assert sync.apply("gone", found).moved == 0
    known = sync.find(("ref", "b"), AlignMethod.sound).result()
    sync.apply("ref", known)
    with pytest.raises(EditRefused, match="fit already"):
        sync.apply("ref", known)
