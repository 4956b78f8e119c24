from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.model.sequence import TrackKind
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def order(project):
    return project.sequences["s"].tracks


def test_a_track_is_added_on_top_of_its_kind():
    after = run_lawfully(
        a_project().build(), AddTrack(sequence="s", kind=TrackKind.video, id="new")
    )
    assert order(after) == ("v1", "v2", "new", "a1", "a2", "c1")
    assert after.tracks["new"].name == "V3"


def test_a_track_is_added_below_others():
    command = AddTrack(sequence="s", kind=TrackKind.audio, index=0, id="new", name="Music")
    after = run_lawfully(a_project().build(), command)
    assert order(after) == ("v1", "v2", "new", "a1", "a2", "c1")
    assert after.tracks["new"].name == "Music"


def test_the_first_of_a_kind_comes_last():
    project = a_project().with_sequence("t", ("t-v1",)).build()
    after = run_lawfully(project, AddTrack(sequence="t", kind=TrackKind.caption, language="nl"))
    made = after.sequence_tracks("t")[-1]
    assert (made.name, made.language, made.kind) == ("C1", "nl", TrackKind.caption)


def test_a_place_that_is_none_is_refused():
    command = AddTrack(sequence="s", kind=TrackKind.video, index=3)
    assert "0 to 2, not 3" in refusal(a_project().build(), command)
    assert 'no sequence "x"' in refusal(
        a_project().build(), AddTrack(sequence="x", kind=TrackKind.video)
    )
    taken = AddTrack(sequence="s", kind=TrackKind.video, id="v1")
    assert '"v1" already' in refusal(a_project().build(), taken)


def test_a_track_of_a_multicam_is_an_angle_and_sound_goes_to_one_without():
    project = a_project().with_multicam("cam", ["m"]).build()
    commands = [
        AddTrack(sequence="cam", kind=kind, id=key)
        for key, kind in (("v", TrackKind.video), ("a", TrackKind.audio), ("b", TrackKind.audio))
    ]
    after = run_lawfully(project, *commands)
    assert [after.tracks[key].angle for key in "vab"] == ["2", "2", "3"]
    assert (
        run_lawfully(project, AddTrack(sequence="s", kind=TrackKind.video, id="x"))
        .tracks["x"]
        .angle
        is None
    )
