import opentimelineio as otio
import pytest
from msgspec.structs import replace

from kijkocut.interchange import EdlDialect, Outcome, read, write
from kijkocut.interchange.errors import NothingToWriteError
from kijkocut.model.clip import ClipMarker, Transition
from kijkocut.model.invariants import check
from kijkocut.model.params import Param
from kijkocut.testing.builders import F, a_project


def laid(found, track="seq-1-v1"):
    return list(found.project.lane(track))


def test_the_adapter_of_opentimelineio_reads_the_same_from_our_lists(tmp_path):
    project = (
        a_project()
        .with_clip("a", "v1", 0, 100)
        .with_clip(
            "b", "v1", 100, 50, transition=Transition(kind="dissolve", before=0, after=5 * F)
        )
        .with_clip("c", "v1", 170, 40, speed="2")
        .build()
    )
    write(project, "s", tmp_path / "x.edl")
    text = (tmp_path / "x.edl").read_text()
    timeline = otio.adapters.read_from_string(text, "cmx_3600", rate=25)
    (track,) = timeline.tracks
    shots = [i for i in track if isinstance(i, otio.schema.Clip)]
    assert [c.name for c in shots] == ["a", "b", "c"]
    spans = [track.trimmed_range_of_child(c) for c in shots]
    assert [int(s.duration.value) for s in spans] == [100, 50, 40]
    assert [int(c.source_range.start_time.value) for c in shots] == [100, 100, 100]
    over = next(i for i in track if isinstance(i, otio.schema.Transition))
    assert int(over.out_offset.value + over.in_offset.value) == 5
    assert shots[2].effects[0].time_scalar == pytest.approx(2.0)


@pytest.mark.parametrize("dialect", EdlDialect)
@pytest.mark.parametrize("speed", ["1", "2", "-1", "0", "1/2"])
def test_a_list_comes_back(tmp_path, dialect, speed):
    cdl = ClipMarker(id="n", at=500 * F, name="CDL", note="ASC_SAT 0.9")
    angle = (Param(name="angle", value=90.0),)
    project = (
        a_project()
        .with_clip("a", "v1", 0, 100, source_in=500, speed=speed, markers=(cdl,))
        .with_clip("b", "v1", 100, 50, transition=Transition(kind="dissolve", before=0, after=F))
        .with_clip(
            "c", "v1", 150, 9, transition=Transition(kind="wipe", before=0, after=F, params=angle)
        )
        .with_clip("x", "a1", 10, 20)
        .with_marker("k", 7)
        .build()
    )
    write(project, "s", tmp_path / "x.edl", dialect=dialect)
    found = read(tmp_path / "x.edl")
    check(found.project)
    for here, there in (("v1", "seq-1-v1"), ("a1", "seq-1-a1")):
        mine, theirs = list(project.lane(here)), list(found.project.lane(there))
        for a, b in zip(mine, theirs, strict=True):
            same = (a.start, a.duration, a.source_in, a.retime.speed, a.transition, a.name)
            assert same == (b.start, b.duration, b.source_in, b.retime.speed, b.transition, b.name)
    assert [m.note for m in next(iter(found.project.lane("seq-1-v1"))).markers] == ["ASC_SAT 0.9"]
    assert [m.at for m in found.project.markers.values()] == [7 * F]
    if dialect is not EdlDialect.premiere:
        assert {m.path for m in found.project.media.values()} == {"/media/m.mp4"}


def test_what_a_list_has_no_place_for_is_named(tmp_path):
    project = (
        a_project()
        .with_clip("a", "v1", 0, 100)
        .with_clip("high", "v2", 50, 10)
        .with_clip("line", "c1", 0, 10)
        .build()
    )
    report = write(project, "s", tmp_path / "x.edl")
    places = [place for loss in report.of(Outcome.dropped) for place in loss.where]
    assert 'V2 00:00:02:00 "high"' in places
    assert 'C1 00:00:00:00 "line"' in places


def test_a_sequence_without_media_makes_no_list(tmp_path):
    project = a_project().with_clip("line", "c1", 0, 10).build()
    with pytest.raises(NothingToWriteError):
        write(project, "s", tmp_path / "x.edl")
    assert not (tmp_path / "x.edl").exists()


def test_a_centred_dissolve_plays_the_same_pictures(tmp_path):
    over = Transition(kind="dissolve", before=5 * F, after=5 * F)
    project = (
        a_project()
        .with_clip("a", "v1", 0, 100)
        .with_clip("b", "v1", 100, 50, transition=over)
        .build()
    )
    write(project, "s", tmp_path / "x.edl")
    found = read(tmp_path / "x.edl")
    a, b = laid(found)
    assert (a.start // F, a.end // F, b.end // F) == (0, 95, 150)
    assert (b.source_in // F, b.transition) == (95, replace(over, before=0, after=10 * F))


def test_sound_between_frames_is_moved_and_named(tmp_path):
    project = a_project().with_clip("x", "a1", 0, 20, duration=20 * F + 7).build()
    report = write(project, "s", tmp_path / "x.edl")
    (loss,) = [x for x in report.of(Outcome.approximated) if x.how == "moved to whole frames"]
    assert loss.where == ('A1 00:00:00:00 "x"',)
