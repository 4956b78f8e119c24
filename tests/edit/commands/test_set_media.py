from kijkocut.edit.commands.set_media import SetMedia
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def changed(**fields):
    return run_lawfully(a_project().build(), SetMedia(media="m", **fields)).media["m"]


def test_what_is_given_changes_and_the_rest_stays():
    made = changed(name="Interview", note="best take", colour="red", is_favourite=True)
    assert (made.name, made.note, made.colour) == ("Interview", "best take", "red")
    assert made.is_favourite
    assert made.path == "/media/m.mp4"


def test_tags_lose_white_space_doubles_and_empties():
    assert changed(tags=(" a ", "b", "a", "")).tags == ("a", "b")


def test_no_name_is_refused():
    assert "needs a name" in refusal(a_project().build(), SetMedia(media="m", name=""))
    assert "no media" in refusal(a_project().build(), SetMedia(media="x", note=""))
