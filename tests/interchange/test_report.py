from kijkocut.interchange.report import Ledger, Outcome


def test_equal_things_are_one_line_and_every_place_is_kept():
    ledger = Ledger()
    for number in range(6):
        ledger.drop("effects", f"line {number}", "no place for them")
    ledger.keep("clips")
    report = ledger.report("edl")
    assert report.lines() == (
        "kept: clips",
        "dropped: effects (no place for them): line 0, line 1, line 2, line 3 and 2 more",
    )
    (loss,) = report.of(Outcome.dropped)
    assert len(loss.where) == 6
    assert not report.is_lossless
