from kijkocut.edit.commands.rename_project import RenameProject
from kijkocut.model.project import Project
from kijkocut.testing.laws import refusal, run_lawfully


def test_name_and_note_change_each_alone():
    after = run_lawfully(Project(), RenameProject(name="Harbour film"))
    after = run_lawfully(after, RenameProject(note="for the museum"))
    assert (after.about.name, after.about.note) == ("Harbour film", "for the museum")


def test_no_name_is_refused():
    assert "needs a name" in refusal(Project(), RenameProject(name=" "))
