from kijkocut.edit.commands.rename_track import RenameTrack
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def test_a_track_gets_another_name():
    after = run_lawfully(a_project().build(), RenameTrack(track="v1", name=" Interview "))
    assert after.tracks["v1"].name == "Interview"


def test_an_empty_name_or_an_unknown_track_is_refused():
    assert "needs a name" in refusal(a_project().build(), RenameTrack(track="v1", name=" "))
    assert 'no track "v9"' in refusal(a_project().build(), RenameTrack(track="v9", name="x"))
