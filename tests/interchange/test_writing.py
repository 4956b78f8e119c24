from kijkocut.interchange import Format, Outcome, write
from kijkocut.interchange.features import features
from kijkocut.interchange.treatments import WRITTEN
from kijkocut.model.clip import Effect
from kijkocut.testing.builders import a_project


def test_nothing_that_a_sequence_uses_is_missing_from_a_report(tmp_path):
    effect = Effect(id="e", kind="blur")
    project = (
        a_project()
        .with_clip("a", "v1", 0, 10, effects=(effect,), colour="red")
        .with_clip("k", "c1", 0, 10)
        .with_marker("m", 3)
        .build()
    )
    for format_ in WRITTEN:
        report = write(project, "s", tmp_path / f"x.{format_}")
        places = {place for loss in report.losses for place in loss.where}
        assert {where for _, where in features(project, "s") if '"' in where} <= places
        assert format_ is Format.otio or report.of(Outcome.dropped)


def test_the_format_may_be_named(tmp_path):
    project = a_project().with_clip("k", "c1", 0, 10).build()
    write(project, "s", tmp_path / "x.txt", Format.srt)
    assert "-->" in (tmp_path / "x.txt").read_text()
