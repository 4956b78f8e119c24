from kijkocut.edit.commands.add_subclip import AddSubclip
from kijkocut.edit.commands.delete_subclip import DeleteSubclip
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def test_it_is_forgotten():
    start = a_project().build()
    project = run_lawfully(start, AddSubclip(media="m", source_in=0, source_out=F, id="x"))
    assert run_lawfully(project, DeleteSubclip(media="m", subclip="x")) == start
    assert "no subclip" in refusal(project, DeleteSubclip(media="m", subclip="y"))
