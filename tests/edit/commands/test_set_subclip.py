from kijkocut.edit.commands.add_subclip import AddSubclip
from kijkocut.edit.commands.set_subclip import SetSubclip
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project():
    first = AddSubclip(media="m", source_in=5 * F, source_out=9 * F, name="laugh", id="x")
    second = AddSubclip(media="m", source_in=0, source_out=F, name="intro", id="y")
    return run_lawfully(run_lawfully(a_project().build(), first), second)


def test_name_and_range_change_in_place():
    after = run_lawfully(project(), SetSubclip(media="m", subclip="x", name="cry", source_in=F))
    assert [s.name for s in after.media["m"].subclips] == ["cry", "intro"]
    assert after.media["m"].subclip("x").source_in == F


def test_nonsense_is_refused():
    assert "needs a name" in refusal(project(), SetSubclip(media="m", subclip="x", name=" "))
    assert "no subclip" in refusal(project(), SetSubclip(media="m", subclip="z", name="a"))
    assert "within" in refusal(project(), SetSubclip(media="m", subclip="x", source_out=F))
