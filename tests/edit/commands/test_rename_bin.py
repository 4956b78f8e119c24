from kijkocut.edit.commands.add_bin import AddBin
from kijkocut.edit.commands.rename_bin import RenameBin
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project():
    return run_lawfully(a_project().build(), AddBin(name="Day 1", id="day", colour="blue"))


def test_name_and_colour_change_each_alone():
    after = run_lawfully(project(), RenameBin(bin="day", name="Day 2"))
    assert (after.bins["day"].name, after.bins["day"].colour) == ("Day 2", "blue")
    after = run_lawfully(after, RenameBin(bin="day", colour=""))
    assert (after.bins["day"].name, after.bins["day"].colour) == ("Day 2", "")


def test_what_makes_no_sense_is_refused():
    assert "needs a name" in refusal(project(), RenameBin(bin="day", name="  "))
    assert 'Did you mean "day"' in refusal(project(), RenameBin(bin="dya", name="x"))
