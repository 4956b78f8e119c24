from kijkocut.desktop.captions.report_dialog import ReportDialog
from kijkocut.interchange import Loss, LossReport, Outcome


def test_what_was_lost_comes_first_with_its_places(qtbot):
    places = tuple(f"line {n}" for n in range(250))
    report = LossReport(
        format="srt",
        losses=(
            Loss(outcome=Outcome.kept, what="cues"),
            Loss(outcome=Outcome.dropped, what="voices", how="no place for them", where=places),
        ),
    )
    dialog = ReportDialog(report, "Imported x.srt")
    qtbot.addWidget(dialog)
    lost, kept = dialog.tree.topLevelItem(0), dialog.tree.topLevelItem(1)
    assert (lost.text(0), kept.text(0)) == ("Left out", "Kept")
    voices = lost.child(0)
    assert [voices.text(n) for n in range(3)] == ["voices", "no place for them", "250"]
    assert voices.child(200).text(0) == "and 50 more"
    assert voices.childCount() == 201
