from msgspec.structs import replace

from kijkocut.export.report import Finding, Report, Severity
from kijkocut.export.request import Result

FILM = Result(
    path="film.mp4",
    frames=100,
    untouched_frames=60,
    planar_frames=30,
    elapsed_s=2.0,
    fps=50.0,
    size_bytes=2_500_000,
)


def test_the_outcome_is_told_in_lines():
    finding = Finding(severity=Severity.note, code="black", text="4 frames are black.")
    report = Report(path="film.mp4", size_bytes=1, findings=(finding,))
    told = replace(FILM, report=report, warnings=("One clip shows a card.",))
    assert told.lines() == (
        "Wrote film.mp4, 2.5 MB, in 2.0 s.",
        (
            "100 frames at 50.0 a second: 60 (60%) passed on untouched, 30 (30%) mixed as planes,"
            " 10 (10%) drawn by OpenGL."
        ),
        "note 4 frames are black.",
        "WARN One clip shows a card.",
    )


def test_sound_has_no_frames_to_tell_of():
    assert replace(FILM, frames=0).lines() == ("Wrote film.mp4, 2.5 MB, in 2.0 s.",)
