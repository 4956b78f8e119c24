import opentimelineio as otio
import pytest
from msgspec.structs import replace

from kijkocut.interchange import Format, read, write
from kijkocut.interchange.flattening import flattened
from kijkocut.interchange.report import Ledger
from kijkocut.model.clip import MediaSource, SequenceSource
from kijkocut.model.ids import AngleId, SequenceId
from kijkocut.model.params import Param
from kijkocut.model.project import Put
from kijkocut.testing.builders import F, a_project

S = SequenceId("s")


@pytest.fixture
def project():
    """Angle 2 then 1 of a multicam on a locked V1."""
    builder = a_project().with_media("n").with_multicam("cam", ["m", "n"])
    for key, at, angle in (("x", 0, "2"), ("y", 30, "1")):
        source = SequenceSource(sequence=SequenceId("cam"), angle=AngleId(angle))
        builder.with_clip(key, "v1", at, 30, source=source, source_in=at)
    return builder.with_track("v1", is_locked=True).build()


def test_recordings_take_the_places_of_angles_also_on_locked_tracks(project):
    ledger = Ledger()
    found = flattened(project, [S], ledger)
    clips = [(c.source, c.start // F, c.source_in // F) for c in found.lane("v1")]
    assert clips == [(MediaSource(media="n"), 0, 0), (MediaSource(media="m"), 30, 30)]
    (loss,) = ledger.report(Format.edl).losses
    assert loss.what == "multicam clips and their angles"
    assert [where.partition(" ")[0] for where in loss.where] == ["V1", "V1"]


def test_nothing_changes_without_angles():
    plain = a_project().with_clip("a", "v1", 0, 9).build()
    assert flattened(plain, [S], Ledger()) is plain


@pytest.mark.parametrize("format_", [Format.edl, Format.fcpxml])
def test_other_programs_get_the_recordings_and_the_report_says_so(project, format_, tmp_path):
    path = tmp_path / f"cut.{format_.value}"
    report = write(project, S, path, format_)
    assert any("multicam" in line and "flattened" in line for line in report.lines())
    back = read(path)
    key = next(k for k, s in back.project.sequences.items() if s.name == "s")
    names = [
        back.project.media[clip.source.media].name.rpartition("/")[2].partition(".")[0]
        for track in back.project.sequence_tracks(key)
        for clip in back.project.lane(track.id)
    ]
    assert names == ["n", "m"]


def test_otio_keeps_angles_for_this_program_and_shows_others_the_angle(project, tmp_path):
    path = tmp_path / "cut.otio"
    write(project, S, path)
    assert read(path).project.clip("x") == project.clip("x")
    (nest, _) = otio.adapters.read_from_file(str(path)).tracks[0]
    urls = {clip.media_reference.target_url for row in nest for clip in row}
    assert urls == {"file:///media/n.mp4"}


def test_what_can_not_be_flattened_is_told(project):
    clip = project.clip("x")
    inner = project.clip("cam-2")
    one = (Param(name="rotation", value=3.0),)
    project = project.apply(
        [
            Put(before=clip, after=replace(clip, params=one)),
            Put(before=inner, after=replace(inner, params=one)),
        ]
    )
    ledger = Ledger()
    found = flattened(project, [S], ledger)
    assert found.clip("x").source == clip.source
    assert any("on top of each other" in line for line in ledger.report(Format.edl).lines())
