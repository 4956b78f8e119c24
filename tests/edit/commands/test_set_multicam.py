from msgspec.structs import replace

from kijkocut.edit.commands.set_multicam import SetMulticam
from kijkocut.model.angles import angles_of
from kijkocut.model.project import Put
from kijkocut.model.sequence import AngleSound, Multicam
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def test_the_sound_of_a_multicam_can_be_changed():
    project = a_project().with_media("n").with_multicam("cam", ["m", "n"]).build()
    after = run_lawfully(project, SetMulticam(sequence="cam", sound=AngleSound.follows))
    assert after.sequences["cam"].multicam == Multicam(sound=AngleSound.follows)
    chosen = run_lawfully(project, SetMulticam(sequence="cam", sound_angle="2"))
    assert chosen.sequences["cam"].multicam == Multicam(sound_angle="2")
    assert "no angle" in refusal(project, SetMulticam(sequence="cam", sound_angle="3"))


def test_tracks_of_an_ordinary_sequence_become_angles_with_the_sound_linked_to_them():
    builder = (
        a_project().with_clip("a", "v1", 0, 20, link="l").with_clip("b", "a2", 0, 20, link="l")
    )
    after = run_lawfully(builder.build(), SetMulticam(sequence="s"))
    found = {angle.id: (angle.pictures, angle.sounds) for angle in angles_of(after, "s")}
    assert found == {"1": (("v1",), ("a2",)), "2": (("v2",), ()), "3": ((), ("a1",))}


def test_sound_alone_makes_no_multicam():
    project = a_project().with_sequence("x", ("x-a1",)).build()
    assert "no video track" in refusal(project, SetMulticam(sequence="x"))


def test_tracks_keep_their_angles_where_it_is_one_already():
    project = a_project().with_multicam("cam", ["m"]).build()
    track = project.tracks["cam-v1"]
    project = project.apply([Put(before=track, after=replace(track, angle=None))])
    after = run_lawfully(project, SetMulticam(sequence="cam", sound=AngleSound.all_together))
    assert after.tracks["cam-v1"].angle is None
