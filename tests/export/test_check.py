"""The check must find what is wrong: every fault is made on purpose here."""

import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.export.check import check, expectation, frame_count
from kijkocut.export.errors import UnreadableError
from kijkocut.export.library import overridden, preset_named
from kijkocut.export.measure import Sent
from kijkocut.export.report import Severity, SpanKind
from kijkocut.export.target import resolve
from kijkocut.export.watch import PictureWatch, SoundWatch
from kijkocut.export.writer import film_path, open_writer
from kijkocut.model.ticks import Rate, samples, seconds

FRAMES = 40


class Shoot:
    """Writes a film in which picture `n` is `order[n]`, and sound may be late, loud or short."""

    def __init__(self, a_picture, a_chirp, sequence, folder):
        self.a_picture, self.a_chirp = a_picture, a_chirp
        self.sequence, self.folder = sequence, folder

    def __call__(self, order=range(FRAMES), *, late=0, gain=1.0, name="h264", black=()):
        preset = overridden(preset_named(name), {"speed": "ultrafast"} if name == "h264" else {})
        target = resolve(preset, self.sequence)
        path = film_path(target, self.folder / "film")
        writer = open_writer(target, path)
        seen, heard = PictureWatch(), SoundWatch()
        ticks = FRAMES * target.rate.frame_ticks
        for number in range(FRAMES if target.has_video else 0):
            seen.see(self.a_picture(target, number))
        for number, shown in enumerate(order if target.has_video else ()):
            frame = self.a_picture(target, shown)
            if number in black:
                for index, plane in enumerate(frame.planes):
                    plane.update(bytes([16 if index == 0 else 128]) * plane.buffer_size)
            writer.write_picture(frame)
        sound = self.a_chirp(48_000, samples(ticks, 48_000))
        heard.hear(sound)
        moved = np.pad(sound, ((0, 0), (max(0, late), 0)))[:, max(0, -late) :]
        writer.write_sound(np.clip(moved * gain, -1, 1))
        writer.finish()
        sent = Sent(pictures=seen, sound=heard, source_rate=48_000)
        return path, expectation(target, ticks), sent


@pytest.fixture
def shoot(sequence, tmp_path, builders):
    return Shoot(builders.a_picture, builders.a_chirp, sequence, tmp_path)


def faults(report):
    bad = (Severity.failure, Severity.warning)
    return {f.code for f in report.findings if f.severity in bad}


def found(report, code):
    return next(f for f in report.findings if f.code == code)


def test_a_good_film_has_no_faults(shoot):
    path, expected, sent = shoot()
    report = check(path, expected, sent=sent)
    assert faults(report) == set()
    assert report.is_good
    assert report.sound.loudness_lufs == pytest.approx(-9, abs=3)


@pytest.mark.parametrize("late", [2_400, -2_400, 777])
def test_late_and_early_sound_is_measured_to_the_sample(late, shoot):
    path, expected, sent = shoot(late=late)
    report = check(path, expected, sent=sent)
    assert report.av_offset_ms == pytest.approx(late / 48, abs=0.03)
    assert "av_offset" in faults(report)
    side = "late" if late > 0 else "early"
    assert f"{abs(late) / 48:.1f} ms {side} (measured)" in found(report, "av_offset").text


def test_pictures_that_come_late_make_the_sound_early(shoot):
    path, expected, sent = shoot([0, 0, *range(FRAMES - 2)])
    report = check(path, expected, sent=sent)
    assert report.av_offset_ms == pytest.approx(-2 * 1001 / 30, abs=0.1)
    assert report.wrong_frames > 10


def test_one_wrong_frame_is_counted(shoot):
    path, expected, sent = shoot([*range(20), 5, *range(21, FRAMES)])
    report = check(path, expected, sent=sent)
    assert report.wrong_frames == 1
    assert not report.is_good


@pytest.mark.parametrize("count", [FRAMES - 3, FRAMES + 2])
def test_missing_and_surplus_frames_are_counted(count, shoot):
    path, expected, sent = shoot(range(count))
    report = check(path, expected, sent=sent)
    assert {"frames", "wrong_frames"} <= faults(report)
    assert f"{count} frames" in found(report, "frames").text
    assert "40 wanted" in found(report, "frames").text


def test_black_that_was_not_sent_is_a_failure_and_without_knowing_a_flash(shoot):
    path, expected, sent = shoot(black=(10, 11))
    (span,) = check(path, expected, sent=sent).picture.spans
    assert (span.kind, span.start, span.frames, span.is_intended) == (SpanKind.black, 10, 2, False)
    plain = check(path)
    assert found(plain, "flash").text == "2 frames of black at 00:00:00:10: a gap between clips?"
    assert plain.is_good


def test_frozen_pictures_are_found(shoot):
    path, expected, _ = shoot([*range(8), *[8] * 70])
    (span,) = check(path, expected).picture.spans
    assert (span.kind, span.start, span.frames) == (SpanKind.frozen, 8, 70)


def test_clipping_is_a_warning_that_says_where(shoot):
    path, _, _ = shoot(gain=3.0)
    report = check(path)
    assert "clipping" in faults(report)
    assert report.is_good, "a warning alone does not fail a film"
    assert "peak +" in found(report, "clipping").text or "peak -0" in found(report, "clipping").text


def test_too_little_sound_is_a_failure(shoot):
    path, expected, _ = shoot(late=-4_800, name="prores-422-hq")
    assert "samples" in faults(check(path, expected))


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("width", 640, "size"),
        ("rate", Rate(25), "rate"),
        ("video_codec", "hevc", "codec"),
        ("pixel_format", "yuv422p10le", "pixel_format"),
        ("sample_rate", 44_100, "sound"),
        ("channels", 1, "sound"),
    ],
)
def test_another_kind_of_film_is_a_failure(field, value, code, shoot):
    path, expected, _ = shoot()
    report = check(path, replace(expected, **{field: value}))
    assert code in faults(report)
    assert not report.is_good


def test_a_missing_stream_is_a_failure(shoot):
    _, expected, _ = shoot()
    path, _, _ = shoot(name="wav")
    assert "picture" in faults(check(path, expected))


def test_a_damaged_film_is_unreadable(shoot, tmp_path):
    with pytest.raises(UnreadableError, match="nothing"):
        check(tmp_path / "nothing.mp4")
    path, _, _ = shoot()
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(UnreadableError):
        check(path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnreadableError, match="no stills"):
        check(tmp_path / "empty")


def test_a_part_of_a_frame_counts_as_one():
    assert frame_count(seconds(1), Rate(30000, 1001)) == 30
    assert frame_count(30 * Rate(30000, 1001).frame_ticks, Rate(30000, 1001)) == 30
    assert frame_count(seconds(1) + 1, Rate(25)) == 26
