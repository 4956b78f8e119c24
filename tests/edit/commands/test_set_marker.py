from kijkocut.edit.commands.set_marker import SetMarker
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project():
    return a_project().with_marker("k", 30).build()


def test_what_is_given_changes_and_the_rest_stays():
    after = run_lawfully(project(), SetMarker(marker="k", at=5 * F, note="here", colour="red"))
    marker = after.markers["k"]
    assert (marker.at, marker.note, marker.colour, marker.name) == (5 * F, "here", "red", "")


def test_it_can_become_a_chapter():
    after = run_lawfully(project(), SetMarker(marker="k", is_chapter=True))
    assert after.markers["k"].is_chapter
    assert run_lawfully(after, SetMarker(marker="k", is_chapter=False)) == project()


def test_times_before_the_beginning_are_refused():
    assert "before the beginning" in refusal(project(), SetMarker(marker="k", at=-1))
    assert "negative" in refusal(project(), SetMarker(marker="k", duration=-1))
    assert 'Did you mean "k"' in refusal(project(), SetMarker(marker="kk", at=0))
