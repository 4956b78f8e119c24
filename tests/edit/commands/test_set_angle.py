from kijkocut.edit.commands.set_angle import SetAngle
from kijkocut.model.clip import SequenceSource
from kijkocut.model.ids import AngleId
from kijkocut.model.sequence import AngleSound
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def cut_of(sound=AngleSound.one):
    builder = a_project().with_media("n").with_multicam("cam", ["m", "n"], sound)
    source = SequenceSource(sequence="cam", angle=AngleId("1"))
    for key, track, at in (("x", "v1", 0), ("x-s", "a1", 0), ("y", "v1", 30)):
        builder.with_clip(key, track, at, 30, source=source, source_in=0, link="l")
    return builder.with_clip("plain", "v1", 60, 9).build()


def angles(project):
    return [project.clip(key).source.angle for key in ("x", "x-s", "y")]


def test_the_chosen_clips_show_another_angle():
    assert angles(run_lawfully(cut_of(), SetAngle(clips=("x",), angle="2"))) == ["2", "1", "1"]


def test_sound_goes_along_where_it_follows_or_is_asked_to():
    follows = run_lawfully(cut_of(AngleSound.follows), SetAngle(clips=("x", "y"), angle="2"))
    assert angles(follows) == ["2", "2", "2"]
    asked = run_lawfully(cut_of(), SetAngle(clips=("x",), angle="2", with_sound=True))
    assert angles(asked) == ["2", "2", "1"]


def test_sound_alone_can_be_chosen_and_everything_be_mixed():
    assert angles(run_lawfully(cut_of(), SetAngle(clips=("x-s",), angle="2"))) == ["1", "2", "1"]
    assert angles(run_lawfully(cut_of(), SetAngle(clips=("x-s",)))) == ["1", None, "1"]


def test_what_has_no_such_angle_is_refused():
    assert "no multicam clip" in refusal(cut_of(), SetAngle(clips=("x", "plain"), angle="2"))
    assert "has no angle" in refusal(cut_of(), SetAngle(clips=("x",), angle="4"))
    assert "at least one" in refusal(cut_of(), SetAngle(clips=(), angle="1"))
