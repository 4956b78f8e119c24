"""Starts, timecode and markers put recordings where they belong, around midnight too."""

import pytest
from msgspec.structs import replace

from kijkocut.alignment import AlignMethod, NoReferenceError
from kijkocut.alignment.known_times import aligned_by, clock_of
from kijkocut.model.clip import ClipMarker
from kijkocut.model.ids import MarkerId, MediaId
from kijkocut.model.media import Media, VideoStream
from kijkocut.model.project import Project, Put
from kijkocut.model.ticks import Rate, seconds
from kijkocut.testing.builders import F, a_project

M, N, THIRD = MediaId("m"), MediaId("n"), MediaId("o")


def _with_timecode(project: Project, key: MediaId, label: str) -> Project:
    before = project.media[key]
    after = replace(before, facts=replace(before.facts, timecode=label))
    return project.apply((Put(before=before, after=after),))


def _marker(key: str, at: int, name: str = "") -> ClipMarker:
    return ClipMarker(id=MarkerId(key), at=at * F, name=name)


def test_by_their_starts_all_begin_at_once():
    project = a_project().with_media("n").build()
    found = aligned_by(project, (M, N), AlignMethod.start, M)
    assert [(one.media, one.offset, one.confidence) for one in found] == [(M, 0, 1.0), (N, 0, 1.0)]


def test_timecode_gives_the_distance_of_the_clocks():
    project = a_project().with_media("n").with_media("o").build()
    project = _with_timecode(project, M, "10:00:00:00")
    project = _with_timecode(project, N, "10:00:02:05")
    found = aligned_by(project, (M, N, THIRD), AlignMethod.timecode, M)
    assert [one.offset for one in found] == [0, 55 * F, None]
    assert found[2].sentence == '"o.mp4" carries no timecode.'
    assert found[2].confidence == 0.0


def test_recordings_around_midnight_are_minutes_apart():
    project = a_project().with_media("n").build()
    project = _with_timecode(project, M, "23:59:00:00")
    project = _with_timecode(project, N, "00:01:00:00")
    assert aligned_by(project, (N,), AlignMethod.timecode, M)[0].offset == seconds(120)
    assert aligned_by(project, (M,), AlignMethod.timecode, N)[0].offset == seconds(-120)


def test_a_clock_counts_dropped_labels_and_a_late_picture():
    rate = Rate(30000, 1001)
    media = a_project().build().media[M]
    video = media.facts.streams[0]
    assert isinstance(video, VideoStream)
    streams = (replace(video, rate=rate, start=500), media.facts.streams[1])
    media = replace(media, facts=replace(media.facts, streams=streams, timecode="00:10:00;00"))
    assert clock_of(media) == 17982 * rate.frame_ticks - 500


def test_sound_without_a_picture_counts_in_the_frames_of_the_cameras():
    project = a_project().with_media("n", kind="audio").build()
    project = _with_timecode(project, M, "01:00:00:00")
    project = _with_timecode(project, N, "00:59:59:24")
    assert aligned_by(project, (M, N), AlignMethod.timecode, M)[1].offset == -F
    assert aligned_by(project, (M, N), AlignMethod.timecode, N)[0].offset == F


def test_a_recorders_clock_is_finer_than_frames():
    project = a_project().with_media("n", kind="audio").build()
    project = _with_timecode(project, M, "10:00:00:00")
    project = _with_timecode(project, N, "10:00:00.012345")
    found = aligned_by(project, (N,), AlignMethod.timecode, M)
    assert found[0].offset == seconds("0.012345")


@pytest.mark.parametrize("label", ["", "noon", "01:00:00:30"])
def test_a_label_that_says_nothing_is_none(label):
    media: Media = a_project().build().media[M]
    assert clock_of(replace(media, facts=replace(media.facts, timecode=label))) is None


def test_a_reference_without_a_clock_is_refused():
    with pytest.raises(NoReferenceError, match=r"carries no timecode"):
        aligned_by(a_project().build(), (M,), AlignMethod.timecode, M)


def test_markers_of_one_name_go_before_the_first_of_each():
    project = (
        a_project()
        .with_media("n")
        .with_media("o")
        .with_clip("x", "v1", 0, 50, markers=(_marker("1", 110, "sun"), _marker("2", 130, "Clap")))
        .with_clip(
            "y", "v2", 0, 50, media="n", markers=(_marker("3", 101), _marker("4", 140, "Clap"))
        )
        .with_clip("z", "v2", 60, 50, media="o", markers=(_marker("5", 120, "else"),))
        .build()
    )
    found = aligned_by(project, (M, N, THIRD), AlignMethod.markers, M)
    assert [one.offset for one in found] == [0, -10 * F, -10 * F]


def test_media_without_markers_are_named():
    project = a_project().with_media("n").with_clip("x", "v1", 0, 50, markers=(_marker("1", 110),))
    found = aligned_by(project.build(), (N,), AlignMethod.markers, M)
    assert found[0].offset is None
    assert found[0].sentence == 'No clip of "n.mp4" carries a marker.'
    with pytest.raises(NoReferenceError, match="carries a marker to align with"):
        aligned_by(project.build(), (M,), AlignMethod.markers, N)


def test_sound_has_to_be_listened_to():
    with pytest.raises(ValueError, match="listened"):
        aligned_by(a_project().build(), (M,), AlignMethod.sound, M)
