from kijkocut.edit.commands.add_bin import AddBin
from kijkocut.edit.commands.delete_bin import DeleteBin
from kijkocut.edit.commands.move_to_bin import MoveToBin
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project():
    return run_lawfully(
        a_project().build(),
        AddBin(name="Top", id="top"),
        AddBin(name="Inner", id="inner", parent="top"),
        AddBin(name="Deep", id="deep", parent="inner"),
        MoveToBin(bin="inner", media=("m",), sequences=("s",)),
    )


def test_what_lies_in_it_goes_up():
    after = run_lawfully(project(), DeleteBin(bin="inner"))
    assert set(after.bins) == {"top", "deep"}
    assert after.media["m"].bin == after.sequences["s"].bin == after.bins["deep"].parent == "top"


def test_from_the_top_it_goes_outside_all_bins():
    after = run_lawfully(project(), DeleteBin(bin="top"))
    assert after.bins["inner"].parent is None


def test_it_can_be_kept_unless_empty():
    message = refusal(project(), DeleteBin(bin="inner", only_empty=True))
    assert "3 items lie in it" in message
    after = run_lawfully(project(), DeleteBin(bin="deep", only_empty=True))
    assert "deep" not in after.bins


def test_an_unknown_bin_is_refused():
    assert "no bin" in refusal(project(), DeleteBin(bin="x"))
