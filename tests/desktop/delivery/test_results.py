from pathlib import Path

from kijkocut.desktop.delivery.results import result_html, short_outcome
from kijkocut.desktop.theme import DARK
from kijkocut.export import PresetLibrary, Request, Result
from kijkocut.export.report import Finding, Report, Severity, SoundReport
from kijkocut.jobs import Fault, Stage
from kijkocut.workspace import ExportItem
from kijkocut.workspace.exports.order import ExportId, ExportOrder

ORDER = ExportOrder(
    id=ExportId("1"),
    title="film.mp4",
    project=Path("film.kijko"),
    sequence="main",
    request=Request(preset=PresetLibrary().named("h264"), out=Path("/films/film.mp4")),
    made_ms=1,
)
SOUND = SoundReport(
    codec="aac",
    sample_rate=48000,
    channels=2,
    samples=48000,
    start_s=0,
    peak_dbfs=-3.25,
    loudness_lufs=-14.04,
)
REPORT = Report(
    path="film.mp4",
    size_bytes=1,
    sound=SOUND,
    av_offset_ms=0.5,
    findings=(
        Finding(severity=Severity.good, code="frames", text="20 frames."),
        Finding(severity=Severity.warning, code="black", text="Frames 3 to 9 are <black>."),
    ),
)
RESULT = Result(
    path="/films/film.mp4",
    frames=20,
    untouched_frames=5,
    copied_frames=10,
    elapsed_s=2,
    fps=10,
    size_bytes=3_400_000,
    span=(0, 705_600_000),
    warnings=("A media is missing.",),
    report=REPORT,
)


def test_the_result_and_all_findings_are_told_gravest_first():
    told = result_html(ExportItem(order=ORDER, stage=Stage.done, result=RESULT), DARK)
    for part in ("3.4 MB", "20 at 10.0", "5 of 20", "10 of 20", "+0.5 ms", "-14.0 LUFS", "-3.2"):
        assert part in told
    assert told.index("&lt;black&gt;") < told.index("20 frames.")
    assert "A media is missing." in told


def test_the_outcome_is_told_in_a_few_words():
    item = ExportItem(order=ORDER, stage=Stage.done, result=RESULT)
    assert short_outcome(item) == "3.4 MB, in 0:02, checked, with warnings"
    assert short_outcome(ExportItem(order=ORDER)) == ""


def test_a_failure_is_told_with_its_sentence():
    fault = Fault(code="export.disk_full", sentence="The disk is full.")
    told = result_html(ExportItem(order=ORDER, stage=Stage.failed, fault=fault), DARK)
    assert "The disk is full." in told
    assert "film.mp4" in result_html(ExportItem(order=ORDER), DARK)
