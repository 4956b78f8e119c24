from kijkocut.edit.commands.rename_clip import RenameClip
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def test_a_clip_gets_another_name_and_its_media_keeps_its_own():
    project = a_project().with_clip("a", "v1", 0, 50).build()
    after = run_lawfully(project, RenameClip(clip="a", name="Intro"))
    assert after.clip("a").name == "Intro"
    assert after.media == project.media


def test_an_unknown_clip_is_refused():
    assert "no clip" in refusal(a_project().build(), RenameClip(clip="a", name="x"))
