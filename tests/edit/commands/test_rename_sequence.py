from kijkocut.edit.commands.rename_sequence import RenameSequence
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def test_it_gets_another_name():
    after = run_lawfully(a_project().build(), RenameSequence(sequence="s", name=" Rough cut "))
    assert after.sequences["s"].name == "Rough cut"


def test_no_name_is_refused():
    assert "needs a name" in refusal(a_project().build(), RenameSequence(sequence="s", name=" "))
    assert "no sequence" in refusal(a_project().build(), RenameSequence(sequence="x", name="y"))
