import pytest

from kijkocut.export.findings import judge
from kijkocut.export.report import (
    Expected,
    PictureReport,
    Report,
    Severity,
    SoundReport,
    Span,
    SpanKind,
)
from kijkocut.model.media import Colour
from kijkocut.model.ticks import Rate


def a_film(codec="h264", rate=None, **more):
    picture = PictureReport(
        codec=codec,
        width=64,
        height=36,
        rate=rate or Rate(25),
        frames=100,
        start_s=0.0,
        duration_s=4.0,
        pixel_format="yuv420p",
        colour=Colour(),
        has_alpha=False,
        **more,
    )
    return Report(path="f", size_bytes=1, picture=picture)


def the_sound(**more):
    fields = {"codec": "aac", "sample_rate": 48_000, "channels": 2, "samples": 48_000}
    fields |= {"start_s": 0.0, "peak_dbfs": -6.0} | more
    return Report(path="f", size_bytes=1, sound=SoundReport(**fields))


def codes(report, wanted=None, least=Severity.warning):
    order = list(Severity)
    found = judge(report, wanted or Expected())
    return [f.code for f in found if order.index(f.severity) >= order.index(least)]


@pytest.mark.parametrize(
    ("codec", "rate", "is_fault"),
    [
        ("h264", Rate(25), False),
        ("h264", Rate(24), True),
        ("vp9", Rate(24997, 1000), False),
        ("gif", Rate(100, 4), False),
        ("gif", Rate(100, 3), True),
    ],
)
def test_a_rate_may_be_off_by_what_its_container_can_not_say(codec, rate, is_fault):
    assert ("rate" in codes(a_film(codec, rate), Expected(rate=Rate(25)))) == is_fault


def test_only_short_black_between_pictures_is_suspicious():
    def black(start, frames):
        return Span(kind=SpanKind.black, start=start, frames=frames)

    film = a_film(spans=(black(0, 2), black(20, 2), black(40, 30), black(98, 2)))
    assert codes(film) == ["flash"]
    assert codes(film, least=Severity.note) == ["black", "flash", "black", "black"]


def test_long_lists_are_cut_short():
    many = tuple(Span(kind=SpanKind.frozen, start=n, frames=1) for n in range(40))
    texts = [f.text for f in judge(a_film(spans=many), Expected())]
    assert "28 more black or frozen stretches." in texts


def test_uneven_frames_fail():
    assert codes(a_film(uneven_frames=3)) == ["uneven"]


def test_silence_is_noted():
    assert codes(the_sound(peak_dbfs=None), least=Severity.note) == ["silence"]


@pytest.mark.parametrize(
    ("samples", "is_fault"),
    [(48_000, False), (48_900, False), (47_990, False), (47_000, True), (60_000, True)],
)
def test_the_last_block_of_a_coder_may_reach_over_the_end(samples, is_fault):
    found = codes(the_sound(samples=samples), Expected(samples=48_000))
    assert ("samples" in found) == is_fault


@pytest.mark.parametrize(("offset", "is_fault"), [(0, False), (14, False), (16, True), (-6, True)])
def test_sound_may_lag_a_little_more_than_lead(offset, is_fault):
    report = Report(path="f", size_bytes=1, av_offset_ms=offset, is_offset_measured=True)
    assert ("av_offset" in codes(report)) == is_fault
