from kijkocut.edit.commands.delete_marker import DeleteMarker
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def test_the_marker_goes():
    project = a_project().with_marker("k", 30).with_marker("l", 40).build()
    after = run_lawfully(project, DeleteMarker(marker="k"))
    assert set(after.markers) == {"l"}


def test_an_unknown_marker_is_refused():
    assert "no marker" in refusal(a_project().build(), DeleteMarker(marker="k"))
