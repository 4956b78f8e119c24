from kijkocut.edit.commands.add_bin import AddBin
from kijkocut.edit.commands.move_to_bin import MoveToBin
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project():
    return run_lawfully(
        a_project().build(),
        AddBin(name="Top", id="top"),
        AddBin(name="Inner", id="inner", parent="top"),
        AddBin(name="Other", id="other"),
    )


def test_media_sequences_and_bins_are_filed():
    move = MoveToBin(bin="inner", media=("m",), sequences=("s",), bins=("other",))
    after = run_lawfully(project(), move)
    assert after.media["m"].bin == after.sequences["s"].bin == "inner"
    assert after.bins["other"].parent == "inner"


def test_null_is_the_top():
    filed = run_lawfully(project(), MoveToBin(bin="inner", media=("m",)))
    assert run_lawfully(filed, MoveToBin(bin=None, media=("m",))) == project()
    after = run_lawfully(project(), MoveToBin(bin=None, bins=("inner",)))
    assert after.bins["inner"].parent is None


def test_a_bin_does_not_go_into_itself():
    for target in ("top", "inner"):
        message = refusal(project(), MoveToBin(bin=target, bins=("top",)))
        assert '"Top" can\'t be moved into itself' in message


def test_what_makes_no_sense_is_refused():
    assert "nothing to move" in refusal(project(), MoveToBin(bin="top"))
    assert "no bin" in refusal(project(), MoveToBin(bin="x", media=("m",)))
    assert "no media" in refusal(project(), MoveToBin(bin="top", media=("n",)))
