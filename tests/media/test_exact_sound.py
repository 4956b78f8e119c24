"""Ticks on the first sample of every second come out there, however they are reached."""

import random
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.media import MediaPool
from kijkocut.model.media import MediaKind
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate
from kijkocut.synth import Footage, find_ticks, write_footage, write_sound, write_ticks

RATE = 48000
SECONDS = 8

SOUNDS: dict[str, Footage] = {
    "pcm16.wav": Footage(audio_codec="pcm_s16le"),
    "pcm24.wav": Footage(audio_codec="pcm_s24le"),
    "float.wav": Footage(audio_codec="pcm_f32le"),
    "cd.wav": Footage(audio_codec="pcm_s16le", sample_rate=44100),
    "high.wav": Footage(audio_codec="pcm_s24le", sample_rate=96000),
    "aiff.aiff": Footage(audio_codec="pcm_s16be"),
    "plain.flac": Footage(audio_codec="flac"),
    "cd.flac": Footage(audio_codec="flac", sample_rate=44100),
    "cbr.mp3": Footage(audio_codec="libmp3lame", audio_options=(("b", "192k"),)),
    "cd.mp3": Footage(audio_codec="libmp3lame", sample_rate=44100, audio_options=(("b", "192k"),)),
    "vbr.mp3": Footage(
        audio_codec="libmp3lame", audio_options=(("global_quality", "236"), ("flags", "+qscale"))
    ),
    "bare.mp3": Footage(
        audio_codec="libmp3lame",
        audio_options=(("b", "192k"),),
        container_options=(("write_xing", "0"), ("id3v2_version", "0")),
    ),
    "adts.aac": Footage(audio_codec="aac", audio_options=(("b", "192k"),)),
    "bare.ac3": Footage(audio_codec="ac3", audio_options=(("b", "448k"),)),
    "aac.m4a": Footage(audio_codec="aac", audio_options=(("b", "192k"),)),
    "cd.m4a": Footage(audio_codec="aac", sample_rate=44100, audio_options=(("b", "192k"),)),
    "aac.mka": Footage(audio_codec="aac", container="matroska", audio_options=(("b", "192k"),)),
    "aac_cd.mka": Footage(
        audio_codec="aac", container="matroska", sample_rate=44100, audio_options=(("b", "192k"),)
    ),
    "opus.ogg": Footage(audio_codec="libopus", audio_options=(("b", "192k"),)),
    "opus.webm": Footage(audio_codec="libopus", audio_options=(("b", "192k"),)),
    "opus.mp4": Footage(audio_codec="libopus", audio_options=(("b", "192k"),)),
    "mp3.mka": Footage(
        audio_codec="libmp3lame", container="matroska", audio_options=(("b", "192k"),)
    ),
    "flac.mka": Footage(audio_codec="flac", container="matroska"),
    "flac.ogg": Footage(audio_codec="flac", container="ogg"),
    "ac3.mka": Footage(audio_codec="ac3", container="matroska", audio_options=(("b", "448k"),)),
    "mono.m4a": Footage(audio_codec="aac", channels=1, audio_options=(("b", "128k"),)),
    "theatre.wav": Footage(audio_codec="pcm_f32le", channels=8),
    "theatre.flac": Footage(audio_codec="flac", channels=8),
    "theatre.m4a": Footage(audio_codec="aac", channels=8, audio_options=(("b", "768k"),)),
    "surround.m4a": Footage(audio_codec="aac", channels=6, audio_options=(("b", "512k"),)),
}
"""Bit rates are generous: what is measured is time, not fidelity."""
PRIMING = {"bare.mp3": 1105, "adts.aac": 1024, "bare.ac3": 256}
"""Samples the encoder put in front where the file has no place to say so: they are then heard."""


def make(folder: Path, name: str) -> Path:
    footage = SOUNDS[name]
    total = SECONDS * footage.sample_rate + 1234
    return write_ticks(folder / name, replace(footage, audio_frames=total))


@pytest.mark.parametrize("name", SOUNDS)
def test_ticks_lie_on_their_sample_in_order_and_after_any_seek(
    name: str, pool: MediaPool, tmp_path: Path
) -> None:
    path = make(tmp_path, name)
    footage = SOUNDS[name]
    facts = pool.probe(path)
    assert facts.kind is MediaKind.audio
    assert facts.audio is not None
    assert facts.audio.channels == footage.channels
    assert facts.audio.sample_rate == (
        RATE if footage.audio_codec == "libopus" else footage.sample_rate
    )
    exact = SECONDS * TICKS_PER_SECOND + 1234 * TICKS_PER_SECOND // footage.sample_rate
    assert abs(facts.duration - exact) <= 3600 * TICKS_PER_SECOND // RATE
    reader = pool.audio(path, facts, sample_rate=RATE)
    whole = np.concatenate(
        [reader.read(n, 1600) for n in range(0, (SECONDS + 1) * RATE, 1600)], axis=1
    )
    assert whole.shape == (footage.channels, (SECONDS + 1) * RATE)
    expected = [n * RATE + PRIMING.get(name, 0) for n in range(SECONDS)]
    for channel in (0, footage.channels - 1):
        if footage.channels == 6 and channel == 3:
            continue
        assert [t for t in find_ticks(whole[channel], RATE) if t < SECONDS * RATE] == expected
    dice = random.Random(5)
    for _ in range(12):
        start = dice.randrange(0, (SECONDS - 2) * RATE)
        part = reader.read(start, 2 * RATE)
        inside = [t for t in expected if start <= t < start + 2 * RATE - 2000]
        found = [start + t for t in find_ticks(part[0], RATE)]
        assert [t for t in found if start + 100 < t < start + 2 * RATE - 2000] == [
            t for t in inside if t > start + 100
        ]
        assert np.allclose(part, whole[:, start : start + 2 * RATE], atol=0.02)
    reader.close()


def test_outside_the_stream_there_is_silence(pool: MediaPool, tmp_path: Path) -> None:
    path = make(tmp_path, "pcm16.wav")
    reader = pool.audio(path, pool.probe(path))
    assert not reader.read(-RATE, RATE).any()
    assert not reader.read((SECONDS + 1) * RATE, RATE).any()
    around = reader.read(-100, 200)
    assert not around[:, :100].any()
    assert around[0, 100] == pytest.approx(0.8, abs=0.001)
    reader.close()


def test_lossless_samples_come_out_bit_for_bit_at_their_own_rate(
    pool: MediaPool, tmp_path: Path
) -> None:
    noise = (
        np.random.default_rng(1).integers(-30000, 30000, (2, 3 * 44100)).astype(np.float32) / 32768
    )
    for name, codec in (("n.wav", "pcm_s16le"), ("n.flac", "flac")):
        path = write_sound(tmp_path / name, noise, Footage(audio_codec=codec, sample_rate=44100))
        reader = pool.audio(path, pool.probe(path), sample_rate=44100)
        assert np.array_equal(reader.read(0, 3 * 44100), noise)
        assert np.array_equal(reader.read(70001, 5000), noise[:, 70001:75001])
        assert np.array_equal(reader.read(500, 5000), noise[:, 500:5500])
        reader.close()


def test_resampled_sound_is_the_same_whatever_way_it_is_reached(
    pool: MediaPool, tmp_path: Path
) -> None:
    noise = np.random.default_rng(2).normal(0, 0.1, (2, 4 * 44100)).astype(np.float32)
    path = write_sound(
        tmp_path / "n.wav", noise, Footage(audio_codec="pcm_f32le", sample_rate=44100)
    )
    facts = pool.probe(path)
    reader, other = pool.audio(path, facts), pool.audio(path, facts)
    whole = reader.read(0, 4 * RATE)
    for start in (100_003, 17, 54_321, 150_000, 149_000, 148_000):
        assert np.allclose(other.read(start, 3000), whole[:, start : start + 3000], atol=1e-5)
    reader.close()
    other.close()


def test_channels_are_mapped_at_full_level(pool: MediaPool, tmp_path: Path) -> None:
    path = make(tmp_path, "mono.m4a")
    reader = pool.audio(path, pool.probe(path), channels=2)
    stereo = reader.read(0, RATE)
    assert stereo.shape == (2, RATE)
    assert np.array_equal(stereo[0], stereo[1])
    assert float(np.abs(stereo).max()) == pytest.approx(0.8, abs=0.1)
    reader.close()
    path = make(tmp_path, "surround.m4a")
    reader = pool.audio(path, pool.probe(path), channels=2)
    assert find_ticks(reader.read(0, 2 * RATE)[0], RATE) == [0, RATE]
    reader.close()


@pytest.mark.parametrize("suffix", ["mp4", "mov", "mkv", "ts", "webm"])
def test_sound_and_picture_of_one_file_share_their_zero(
    suffix: str, pool: MediaPool, tmp_path: Path
) -> None:
    footage = Footage(
        width=64,
        height=36,
        rate=Rate(25),
        frames=100,
        codec="vp9" if suffix == "webm" else "libx264",
        options=(("cpu-used", "8"), ("deadline", "realtime")) if suffix == "webm" else (),
        audio_codec="libopus" if suffix == "webm" else "aac",
        audio_options=(("b", "192k"),),
    )
    path = write_footage(tmp_path / f"both.{suffix}", footage)
    facts = pool.probe(path)
    assert facts.video is not None
    assert facts.audio is not None
    zero = min(s.start for s in facts.streams)
    picture = pool.video(path, facts)
    with picture.frame_at(facts.video.start - zero) as frame:
        begin = frame.info.begin
        assert frame.info.number == 0
    sound = pool.audio(path, facts)
    offset = begin * RATE // TICKS_PER_SECOND
    ticks = find_ticks(sound.read(0, 4 * RATE)[0], RATE)
    assert [t - offset for t in ticks] == pytest.approx([0, RATE, 2 * RATE, 3 * RATE], abs=1)
    picture.close()
    sound.close()
