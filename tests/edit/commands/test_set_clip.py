from kijkocut.edit.commands.set_clip import SetClip
from kijkocut.model.clip import BlendMode
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project():
    return a_project().with_clip("a", "v1", 0, 50).with_clip("s", "a1", 0, 50).build()


def test_what_is_given_is_set_and_the_rest_stays():
    after = run_lawfully(project(), SetClip(clips=("a", "s"), colour="rose"))
    assert after.clip("a").colour == after.clip("s").colour == "rose"
    again = run_lawfully(after, SetClip(clips=("a",), blend=BlendMode.screen))
    assert (again.clip("a").colour, again.clip("a").blend) == ("rose", BlendMode.screen)


def test_sound_does_not_blend():
    assert "no picture" in refusal(project(), SetClip(clips=("a", "s"), blend=BlendMode.add))


def test_nothing_to_set_is_refused():
    assert "nothing to set" in refusal(project(), SetClip(clips=("a",)))
