from kijkocut.edit.commands.add_marker import AddMarker
from kijkocut.model.sequence import Marker
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def test_a_marker_is_put_at_a_time():
    add = AddMarker(sequence="s", at=30 * F, duration=5 * F, name="Act 2", is_chapter=True, id="k")
    after = run_lawfully(a_project().build(), add)
    assert after.markers["k"] == Marker(
        id="k", sequence="s", at=30 * F, duration=5 * F, name="Act 2", is_chapter=True
    )


def test_times_before_the_beginning_are_refused():
    project = a_project().build()
    assert "before the beginning" in refusal(project, AddMarker(sequence="s", at=-1))
    assert "negative" in refusal(project, AddMarker(sequence="s", at=0, duration=-1))
    assert "no sequence" in refusal(project, AddMarker(sequence="x", at=0))
