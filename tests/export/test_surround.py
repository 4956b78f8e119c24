"""5.1 and stereo made of it, written and read back channel by channel."""

from fractions import Fraction

import av
import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.export.check import Sent, check, expectation
from kijkocut.export.library import overridden, preset_named
from kijkocut.export.target import resolve
from kijkocut.export.watch import PictureWatch, SoundWatch
from kijkocut.export.writer import film_path, open_writer

RATE = 48_000
TONES = (500, 700, 1100, 60, 1700, 2300)
"""Hz, of L R C LFE Ls Rs; the low channel of some codecs carries lows alone."""
WAYS = {
    "aac": ("aac", {}, "5.1"),
    "aac in mov": ("prores-422-hq", {"audio_codec": "aac"}, "5.1"),
    "ac3 in mp4": ("h264", {"audio_codec": "ac3"}, "5.1(side)"),
    "ac3 in mov": ("prores-422-hq", {"audio_codec": "ac3"}, "5.1(side)"),
    "flac": ("flac", {}, "5.1"),
    "wav": ("wav", {}, "5.1"),
    "pcm in mov": ("prores-422-hq", {"audio_codec": "pcm24"}, "5.1"),
}


def tones(count):
    time = np.arange(count) / RATE
    return np.stack([0.2 * np.sin(2 * np.pi * hertz * time) for hertz in TONES]).astype(np.float32)


def written(target, path, picture):
    """Write a second of tones, and give what was sent."""
    path = film_path(target, path)
    writer = open_writer(target, path)
    seen, heard = PictureWatch(), SoundWatch()
    if target.has_video:
        for number in range(30):
            frame = picture(target, number)
            seen.see(frame)
            writer.write_picture(frame)
    ticks = 30 * target.rate.frame_ticks
    sound = tones(int(Fraction(ticks, 14_700)))
    for start in range(0, sound.shape[1], 1600):
        heard.hear(sound[:, start : start + 1600])
        writer.write_sound(sound[:, start : start + 1600])
    writer.finish()
    return check(
        path,
        expectation(target, ticks),
        sent=Sent(pictures=seen, sound=heard, source_rate=RATE),
    ), path


@pytest.mark.parametrize("way", WAYS)
def test_each_loudspeaker_gets_its_own_sound_and_the_file_says_which_is_which(
    way, sequence, builders, tmp_path
):
    name, changes, layout = WAYS[way]
    preset = preset_named(name)
    small = {"size": "320x180"} if preset.width and preset.height else {}
    target = resolve(overridden(preset, small | changes), replace(sequence, channels=6))
    assert target.channels == 6
    report, path = written(target, tmp_path / "film", builders.a_picture)
    assert report.sound.channels == 6
    assert report.is_good, report.lines()
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        assert stream.layout.name == layout
        resampler = av.AudioResampler("fltp", layout, RATE)
        blocks = [
            part.to_ndarray()
            for frame in container.decode(stream)
            for part in resampler.resample(frame)
        ]
    heard = np.concatenate(blocks, axis=1)[:, RATE // 4 : RATE // 4 + 16_384]
    spectra = np.abs(np.fft.rfft(heard * np.hanning(heard.shape[1])))
    loudest = spectra.argmax(axis=1) * RATE / heard.shape[1]
    assert loudest == pytest.approx(TONES, abs=4)
