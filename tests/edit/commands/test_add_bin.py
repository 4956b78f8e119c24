from kijkocut.edit.commands.add_bin import AddBin
from kijkocut.model.media import Bin
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def test_bins_lie_in_bins():
    after = run_lawfully(
        a_project().build(),
        AddBin(name="Day 1", id="day"),
        AddBin(name=" Sound ", parent="day", colour="blue", id="sound"),
    )
    assert after.bins["sound"] == Bin(id="sound", name="Sound", parent="day", colour="blue")


def test_what_makes_no_sense_is_refused():
    project = a_project().build()
    assert "no bin" in refusal(project, AddBin(name="x", parent="day"))
    assert "needs a name" in refusal(project, AddBin(name=""))
    assert "already" in refusal(project, AddBin(name="x", id="m"))
