from msgspec.structs import replace

from kijkocut.model.angles import (
    angle_of,
    angles_of,
    first_angle,
    multicam_at,
    recording_of,
    tracks_played,
)
from kijkocut.model.clip import MediaSource, SequenceSource
from kijkocut.model.codec import decode_entity, encode
from kijkocut.model.ids import AngleId
from kijkocut.model.invariants import problems
from kijkocut.model.project import Put
from kijkocut.model.retime import Retime
from kijkocut.model.sequence import AngleSound, Multicam, TrackKind
from kijkocut.model.ticks import Ratio
from kijkocut.testing.builders import F, a_project


def base(sound=AngleSound.one):
    return a_project().with_media("n").with_multicam("cam", ["m", "n"], sound)


def with_multicam(project, **fields):
    before = project.sequences["cam"]
    after = replace(before, multicam=replace(before.multicam, **fields))
    return project.apply([Put(before=before, after=after)])


def test_angles_are_numbered_by_their_pictures_then_by_their_sound():
    builder = base().with_sequence("x", ("x-a1", "x-v1", "x-v2"))
    for track, angle in (("x-a1", "recorder"), ("x-v1", "b"), ("x-v2", "a")):
        builder.with_track(track, angle=AngleId(angle))
    project = builder.build()
    before = project.sequences["x"]
    assert angles_of(project, "x") == ()
    project = project.apply([Put(before=before, after=replace(before, multicam=Multicam()))])
    found = angles_of(project, "x")
    assert [(a.number, a.id, a.name) for a in found] == [
        (1, "b", "V1"),
        (2, "a", "V2"),
        (3, "recorder", "A1"),
    ]
    assert found[2].pictures == ()
    assert found[2].sounds == ("x-a1",)


def test_an_angle_plays_its_own_tracks_and_captions_go_with_each():
    project = base().with_sequence("x", ("x-v1", "x-c1")).build()
    played = tracks_played(project, "cam", AngleId("2"))
    assert [t.id for t in played] == ["cam-v2", "cam-a2"]
    assert len(tracks_played(project, "cam", None)) == 4
    assert [t.id for t in tracks_played(project, "x", AngleId("2"))] == ["x-c1"]


def test_a_clip_names_its_angle_or_one_that_went():
    project = base().build()
    assert angle_of(project, SequenceSource(sequence="cam", angle="2")).name == "n"
    assert angle_of(project, SequenceSource(sequence="cam", angle="9")) is None
    assert angle_of(project, SequenceSource(sequence="cam")) is None


def test_new_clips_play_the_first_angle_and_the_sound_that_was_chosen():
    project = base().build()
    assert first_angle(project, "cam", TrackKind.video) == "1"
    assert first_angle(project, "cam", TrackKind.audio) == "1"
    assert first_angle(project, "s", TrackKind.video) is None
    chosen = with_multicam(project, sound_angle="2")
    assert first_angle(chosen, "cam", TrackKind.audio) == "2"
    assert first_angle(with_multicam(project, sound_angle="9"), "cam", TrackKind.audio) == "1"
    mixed = with_multicam(project, sound=AngleSound.all_together)
    assert first_angle(mixed, "cam", TrackKind.audio) is None
    follows = with_multicam(chosen, sound=AngleSound.follows)
    assert first_angle(follows, "cam", TrackKind.audio) == "1"


def test_the_topmost_multicam_clip_that_is_seen_is_found():
    source = SequenceSource(sequence="cam", angle=AngleId("1"))
    builder = base().with_clip("low", "v1", 0, 50, source=source)
    builder.with_clip("high", "v2", 20, 10, source=source).with_clip("plain", "v2", 0, 10)
    project = builder.build()
    assert [multicam_at(project, "s", n * F).id for n in (5, 25, 40)] == ["low", "high", "low"]
    assert multicam_at(project, "s", 60 * F) is None
    hidden = builder.with_track("v2", is_hidden=True).build()
    assert multicam_at(hidden, "s", 25 * F).id == "low"


def test_angles_are_kept_in_the_file_and_ordinary_projects_stay_as_they_are():
    source = SequenceSource(sequence="cam", angle=AngleId("2"))
    project = base().with_clip("x", "v1", 0, 9, source=source).build()
    for entity in (project.clip("x"), project.tracks["cam-v1"], project.sequences["cam"]):
        assert decode_entity(encode(entity)) == entity
    for entity in (a_project().build().tracks["v1"], a_project().build().sequences["s"]):
        assert b"angle" not in encode(entity)
        assert b"multicam" not in encode(entity)
    assert b"angle" not in encode(SequenceSource(sequence="cam"))


def test_an_angle_has_a_name():
    project = base().build()
    track = project.tracks["cam-v1"]
    broken = project.apply([Put(before=track, after=replace(track, angle=AngleId("")))])
    assert any("angle without a name" in line for line in problems(broken))


def test_a_clip_that_shows_one_recording_is_painted_as_a_clip_of_it():
    source = SequenceSource(sequence="cam", angle=AngleId("2"))
    builder = base().with_clip("x", "v1", 0, 50, source=source, source_in=30)
    project = builder.build()
    shown = recording_of(project, project.clip("x"))
    assert (shown.source, shown.source_in) == (MediaSource(media="n"), 30 * F)
    (inner,) = project.lane("cam-v2")
    late = replace(inner, start=40 * F, duration=20 * F)
    moved = project.apply([Put(before=inner, after=late)])
    assert recording_of(moved, moved.clip("x")).source_in == -10 * F
    two = moved.apply([Put(after=replace(inner, id="more", start=60 * F, link=None))])
    assert recording_of(two, two.clip("x")) is None
    assert recording_of(project, project.clip("cam-1")) is None
    fast = replace(moved.clip("x"), retime=Retime(speed=Ratio(2, 1)))
    assert recording_of(moved, fast) is None
