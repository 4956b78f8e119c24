"""Judging a report: what is as wanted, what is worth a look, and what is wrong."""

from collections.abc import Iterator
from typing import Final

import av

from kijkocut.export.report import (
    Expected,
    Finding,
    PictureReport,
    Report,
    Severity,
    SoundReport,
    SpanKind,
)
from kijkocut.model.ticks import Rate
from kijkocut.model.timecode import format_timecode

_AV_TOLERANCE_MS: Final = 15.0
"""EBU R37 allows sound to lead by 5 ms and lag by 15 ms at the end of a chain."""
_AV_LEAD_MS: Final = 5.0
_TAIL_S: Final = 0.1
"""Lossy coders work in blocks: the last one may reach this far past the end."""
_LISTED: Final = 12
_LOUD_PEAK_DBFS: Final = -0.1


def judge(report: Report, wanted: Expected) -> tuple[Finding, ...]:
    """Compare `report` with `wanted` and put everything noteworthy into sentences."""
    found: list[Finding] = []
    if report.picture is not None:
        found.extend(_picture(report.picture, wanted))
        found.extend(_spans(report.picture, wanted))
    elif wanted.video_codec:
        found.append(_finding(Severity.failure, "picture", "The film has no picture."))
    if report.sound is not None:
        found.extend(_sound(report.sound, wanted))
    elif wanted.audio_codec:
        found.append(_finding(Severity.failure, "sound", "The film has no sound."))
    found.extend(_sync(report))
    return tuple(found)


def _picture(picture: PictureReport, wanted: Expected) -> Iterator[Finding]:
    rate = wanted.rate or picture.rate
    yield _compare(
        "frames",
        picture.frames,
        wanted.frames,
        f"{picture.frames} frames, {picture.duration_s:.3f} s",
    )
    size = f"{picture.width}x{picture.height}"
    wanted_size = f"{wanted.width}x{wanted.height}" if wanted.width else None
    yield _compare("size", size, wanted_size, size)
    yield _compare("codec", picture.codec, wanted.video_codec or None, picture.codec)
    if picture.rate is not None and rate is not None:
        yield _rate(picture.rate, rate, picture.codec)
    if wanted.pixel_format and not _same_class(picture.pixel_format, wanted.pixel_format):
        text = f"Stored as {picture.pixel_format}, not as {wanted.pixel_format}."
        yield _finding(Severity.failure, "pixel_format", text)
    if wanted.colour is not None and picture.codec not in ("gif", "png"):
        colour = picture.colour
        is_same = colour == wanted.colour
        names = f"{colour.primaries}/{colour.transfer}/{colour.matrix}"
        text = f"Colour tags {names}, {'full' if colour.full_range else 'limited'} range"
        text += "." if is_same else ", not those that were wanted."
        yield _finding(Severity.good if is_same else Severity.failure, "colour", text)
    if picture.uneven_frames:
        text = f"{picture.uneven_frames} frames are not at the time their number says."
        yield _finding(Severity.failure, "uneven", text)


def _rate(found: Rate, wanted: Rate, codec: str) -> Finding:
    # Containers that count in milliseconds give the rate back as a nearby fraction, and a GIF,
    # which counts in hundredths of a second, as one far off. The frames' times are judged too.
    slack = 0.2 if codec == "gif" else 0.0005
    is_same = abs(found.num / found.den / (wanted.num / wanted.den) - 1) < slack
    text = f"{found} fps" + ("." if is_same else f", not {wanted}.")
    return _finding(Severity.good if is_same else Severity.failure, "rate", text)


def _spans(picture: PictureReport, wanted: Expected) -> Iterator[Finding]:
    rate = wanted.rate or picture.rate or Rate(30)
    for span in picture.spans[:_LISTED]:
        at = format_timecode(span.start * rate.frame_ticks, rate)
        what = "black" if span.kind is SpanKind.black else "frozen"
        long = f"{span.frames} frame{'s' * (span.frames != 1)}"
        if span.is_intended is False:
            text = f"{long} from {at} came out {what} although they were not sent so."
            yield _finding(Severity.failure, what, text)
        elif what == "black" and _is_flash(span.start, span.frames, picture.frames):
            text = f"{long} of black at {at}: a gap between clips?"
            yield _finding(Severity.warning, "flash", text)
        else:
            yield _finding(
                Severity.note, what, f"{long} from {at} {_is_or_are(span.frames)} {what}."
            )
    if len(picture.spans) > _LISTED:
        text = f"{len(picture.spans) - _LISTED} more black or frozen stretches."
        yield _finding(Severity.note, "spans", text)


def _sound(sound: SoundReport, wanted: Expected) -> Iterator[Finding]:
    text = f"{sound.codec}, {sound.sample_rate} Hz, {sound.channels} channels"
    got = (sound.sample_rate, sound.channels)
    want = (wanted.sample_rate or got[0], wanted.channels or got[1])
    yield _compare("sound", got, want, text)
    if wanted.samples is not None:
        missing = wanted.samples - sound.samples
        if missing > sound.sample_rate // 1000 or -missing > sound.sample_rate * _TAIL_S:
            text = f"{sound.samples} samples of sound, not {wanted.samples}."
            yield _finding(Severity.failure, "samples", text)
        else:
            yield _finding(Severity.good, "samples", f"{wanted.samples} samples of sound.")
    if sound.clipped_samples:
        text = (
            f"Sound clips: {sound.clipped_samples} samples at full scale, the first at"
            f" {sound.first_clipped_s or 0:.3f} s, peak {sound.peak_dbfs or 0:+.1f} dBFS."
            " Lower the mix or add a limiter."
        )
        yield _finding(Severity.warning, "clipping", text)
    elif sound.peak_dbfs is None:
        yield _finding(Severity.note, "silence", "There is no sound to be heard.")
    else:
        yield _finding(Severity.good, "peak", f"Peak {sound.peak_dbfs:.1f} dBFS, no clipping.")
    if sound.loudness_lufs is not None:
        text = f"Loudness {sound.loudness_lufs:.1f} LUFS"
        if sound.loudness_range_lu is not None:
            text += f", range {sound.loudness_range_lu:.1f} LU"
        if sound.true_peak_dbtp is not None:
            text += f", true peak {sound.true_peak_dbtp:.1f} dBTP"
        yield _finding(Severity.good, "loudness", f"{text}.")


def _sync(report: Report) -> Iterator[Finding]:
    if report.wrong_frames:
        text = f"{report.wrong_frames} frames don't look like what was sent to the encoder."
        yield _finding(Severity.failure, "wrong_frames", text)
    elif report.wrong_frames == 0:
        yield _finding(Severity.good, "right_frames", "Every frame is the one that was sent.")
    offset = report.av_offset_ms
    if offset is not None:
        is_good = -_AV_LEAD_MS <= offset <= _AV_TOLERANCE_MS
        how = "measured" if report.is_offset_measured else "by timestamps"
        side = "late" if offset > 0 else "early"
        text = f"Sound and picture start together ({offset:+.3f} ms, {how})."
        if report.picture is None:
            text = f"The sound starts where it should ({offset:+.3f} ms)."
        if not is_good:
            text = f"Sound is {abs(offset):.1f} ms {side} ({how})."
        yield _finding(Severity.good if is_good else Severity.failure, "av_offset", text)
    drift = report.av_drift_ms
    if drift is not None and abs(drift) > _AV_LEAD_MS:
        text = f"Sound drifts by {drift:+.1f} ms from start to end."
        yield _finding(Severity.failure, "av_drift", text)


def _compare(code: str, found: object, wanted: object, text: str) -> Finding:
    if wanted is None or found == wanted:
        return _finding(Severity.good, code, f"{text}.")
    if isinstance(wanted, tuple):
        wanted = " and ".join(str(part) for part in wanted)
    return _finding(Severity.failure, code, f"{text}; {wanted} wanted.")


def _finding(severity: Severity, code: str, text: str) -> Finding:
    return Finding(severity=severity, code=code, text=text)


def _same_class(found: str, wanted: str) -> bool:
    """Tell whether two formats store the same: chroma, alpha, and at least the depth wanted."""
    one, two = av.VideoFormat(found), av.VideoFormat(wanted)
    if one.is_rgb or two.is_rgb:
        return bool(one.is_rgb or found == "pal8") == bool(two.is_rgb)
    return (
        len(one.components) == len(two.components)
        and one.chroma_width(64) == two.chroma_width(64)
        and one.chroma_height(64) == two.chroma_height(64)
        and one.components[0].bits >= two.components[0].bits
    )


def _is_flash(start: int, count: int, total: int) -> bool:
    return count <= 4 and start > 0 and start + count < total


def _is_or_are(count: int) -> str:
    return "is" if count == 1 else "are"
