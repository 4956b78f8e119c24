"""Checking a written film: it is decoded whole and compared with what was wanted and sent."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from kijkocut.audio import loudness
from kijkocut.export.align import frame_shift, sample_lag, wrong_frames
from kijkocut.export.codecs import VideoCodec
from kijkocut.export.findings import judge
from kijkocut.export.measure import Played, Sent, play
from kijkocut.export.playthrough import Playthrough
from kijkocut.export.report import Expected, PictureReport, Report, SoundReport
from kijkocut.export.spans import spans
from kijkocut.export.target import Target
from kijkocut.model.ticks import Rate, samples

_SILENCE_LUFS: Final = -70.0
"""What silence measures: the absolute gate of ITU-R BS.1770."""
_DECODED_NAMES = {VideoCodec.h265: "hevc", VideoCodec.dnxhr: "dnxhd"}


def frame_count(ticks: int, rate: Rate) -> int:
    """Count the frames that show `ticks` of timeline; a part of a frame counts as one."""
    return -(-ticks // rate.frame_ticks)


def expectation(target: Target, ticks: int) -> Expected:
    """Give what a film of `target` over `ticks` of timeline must turn out to be."""
    expected = Expected(container=target.preset.container)
    codec = target.preset.video_codec
    if codec is not None:
        expected = replace(
            expected,
            frames=frame_count(ticks, target.rate),
            rate=target.rate,
            width=target.width,
            height=target.height,
            pixel_format=target.pixel_format,
            video_codec=_DECODED_NAMES.get(codec, codec.value),
            colour=target.colour,
        )
    if target.has_audio:
        expected = replace(
            expected,
            audio_codec=str(target.preset.audio_codec),
            sample_rate=target.sample_rate,
            channels=target.channels,
            samples=samples(ticks, target.sample_rate),
        )
    return expected


def check(
    path: Path,
    expected: Expected | None = None,
    *,
    sent: Sent | None = None,
    on_frame: Callable[[int], None] | None = None,
) -> Report:
    """Decode a film from start to end and report what it holds.

    Args:
        path: A film, a sound file or a folder of stills.
        expected: What it should be; only facts and faults are reported without.
        sent: What was handed to the encoder; with it delays are measured to the sample and every
            frame is compared.
        on_frame: Told the number of frames read so far; may raise to stop.

    Raises:
        UnreadableError: It is missing or damaged.
    """
    wanted = expected or Expected()
    played = play(path, sent=sent, rate=wanted.rate, on_frame=on_frame)
    offset, drift, is_measured = _offset(played, sent, wanted.rate)
    report = Report(
        path=str(path),
        size_bytes=_size(path),
        picture=_picture(played, sent, wanted.rate),
        sound=_sound(played, path),
        av_offset_ms=offset,
        av_drift_ms=drift,
        is_offset_measured=is_measured,
        wrong_frames=_wrong(played, sent),
    )
    return replace(report, findings=judge(report, wanted))


def _picture(played: Played, sent: Sent | None, wanted: Rate | None) -> PictureReport | None:
    facts = played.picture
    if facts is None:
        return None
    rate = facts.rate or wanted
    frame_s = rate.den / rate.num if rate is not None else 0.0
    first, last = float(played.first_picture or 0), float(played.last_picture or 0)
    frames = played.pictures.frames
    # A folder of stills has no clock of its own.
    long = last - first + frame_s if facts.rate is not None else frames * frame_s
    return PictureReport(
        codec=facts.codec,
        width=facts.width,
        height=facts.height,
        rate=facts.rate,
        frames=frames,
        start_s=first,
        duration_s=long,
        pixel_format=facts.pixel_format,
        colour=facts.colour,
        has_alpha=facts.has_alpha,
        uneven_frames=played.uneven_frames,
        spans=spans(played.pictures, sent.pictures if sent is not None else None, rate),
    )


def _sound(played: Played, path: Path) -> SoundReport | None:
    facts, heard = played.sound, played.heard
    if facts is None:
        return None
    clipped = heard.first_clipped
    with Playthrough(path) as film:
        measured = loudness(film.listen(), facts.sample_rate)
    is_loud = measured.integrated_lufs > _SILENCE_LUFS
    return SoundReport(
        codec=facts.codec,
        sample_rate=facts.sample_rate,
        channels=facts.channels,
        samples=heard.samples,
        start_s=float(played.first_sound or 0),
        peak_dbfs=20 * math.log10(heard.peak) if heard.peak > 0 else None,
        clipped_samples=heard.clipped,
        first_clipped_s=None if clipped is None else clipped / facts.sample_rate,
        loudness_lufs=measured.integrated_lufs if is_loud else None,
        loudness_range_lu=measured.range_lu if is_loud else None,
        true_peak_dbtp=measured.true_peak_dbtp if heard.peak > 0 else None,
    )


def _offset(
    played: Played, sent: Sent | None, wanted: Rate | None
) -> tuple[float | None, float | None, bool]:
    """Give how late the sound is, how that changes (both in ms), and whether it was measured."""
    if played.sound is None or (played.picture is None and sent is None):
        return None, None, False
    by_time = None
    if played.first_picture is not None and played.first_sound is not None:
        by_time = float(played.first_sound - played.first_picture) * 1000
    if sent is None:
        return by_time, None, False
    lags = [
        sample_lag(mono, heard)
        for (_, mono), heard in zip(sent.sound.windows, played.windows, strict=True)
    ]
    if not lags or lags[0] is None:
        return by_time, None, False
    picture_ms = 0.0
    if played.picture is not None:
        rate = wanted or played.picture.rate or Rate(30)
        late_frames = frame_shift(sent.pictures.signatures, played.pictures.signatures)
        late = late_frames * rate.den / rate.num + float(played.first_picture or 0)
        picture_ms = late * 1000
    unit = 1000 / sent.source_rate
    drift = (lags[1] - lags[0]) * unit if len(lags) > 1 and lags[1] is not None else None
    return lags[0] * unit - picture_ms, drift, True


def _wrong(played: Played, sent: Sent | None) -> int | None:
    if sent is None or played.picture is None:
        return None
    return int(wrong_frames(sent.pictures.signatures, played.pictures.signatures).size)


def _size(path: Path) -> int:
    files = path.iterdir() if path.is_dir() else (path,)
    return sum(file.stat().st_size for file in files)
