"""500 damaged files through the whole path: measured, seen, heard or refused; none does harm."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from kijkocut.media import MediaError, MediaPool
from kijkocut.media.errors import DecoderBugError, MediaTimeoutError
from kijkocut.model.media import MediaFacts
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate
from kijkocut.synth import Footage, write_footage, write_still, write_ticks

CHUNKS, PER_CHUNK = 10, 50
SMALL = Footage(width=64, height=36, frames=10, rate=Rate(25))
SOUND = Footage(frames=12, audio_frames=9600)
STILL = Footage(width=64, height=36)
SEEDS: dict[str, Footage] = {
    "h264.mp4": replace(SMALL, audio_codec="aac"),
    "h264.mkv": replace(SMALL, audio_codec="libopus"),
    "h264.ts": replace(SMALL, audio_codec="aac"),
    "h264.avi": replace(SMALL, options=(("bf", "0"),), audio_codec="libmp3lame"),
    "h264.flv": replace(SMALL, audio_codec="aac"),
    "frag.mp4": replace(SMALL, container_options=(("movflags", "frag_keyframe+empty_moov"),)),
    "hevc.mp4": replace(
        SMALL, codec="libx265", options=(("x265-params", "log-level=none:pools=1"),)
    ),
    "vp9.webm": replace(SMALL, codec="vp9", options=(("cpu-used", "8"), ("deadline", "realtime"))),
    "alpha.webm": replace(
        SMALL, codec="vp9", pixel_format="yuva420p", options=(("auto-alt-ref", "0"),)
    ),
    "av1.mp4": replace(SMALL, codec="libsvtav1", options=(("preset", "12"),)),
    "prores.mov": replace(
        SMALL, codec="prores_ks", pixel_format="yuva444p10le", audio_codec="pcm_s16le"
    ),
    "dnxhr.mxf": replace(
        SMALL,
        codec="dnxhd",
        width=256,
        height=144,
        frames=2,
        pixel_format="yuv422p",
        options=(("profile", "dnxhr_sq"),),
    ),
    "mjpeg.mov": replace(SMALL, codec="mjpeg", pixel_format="yuvj422p"),
    "qtrle.mov": replace(SMALL, codec="qtrle", pixel_format="argb"),
    "ffv1.mkv": replace(SMALL, codec="ffv1", audio_codec="flac"),
    "mpeg2.mpg": replace(SMALL, codec="mpeg2video", audio_codec="mp2"),
    "anim.gif": replace(SMALL, codec="gif", pixel_format="rgb8"),
    "anim.png": replace(SMALL, codec="apng", pixel_format="rgba", container="apng"),
}
SOUNDS = {
    "s.wav": "pcm_s16le",
    "s.flac": "flac",
    "s.mp3": "libmp3lame",
    "s.m4a": "aac",
    "s.ogg": "libopus",
    "s.aac": "aac",
}
STILLS = {
    "s.png": ("png", "rgba"),
    "s.jpg": ("mjpeg", "yuvj420p"),
    "s.webp": ("libwebp", "yuv420p"),
    "s.tiff": ("tiff", "rgb24"),
}


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """One tiny sound file of each kind."""
    folder = tmp_path_factory.mktemp("seeds")
    made = [write_footage(folder / name, footage) for name, footage in SEEDS.items()]
    made += [write_ticks(folder / n, replace(SOUND, audio_codec=c)) for n, c in SOUNDS.items()]
    made += [
        write_still(folder / n, replace(STILL, codec=c, pixel_format=f))
        for n, (c, f) in STILLS.items()
    ]
    return made


def flipped(data: bytearray, dice: random.Random) -> None:
    for _ in range(dice.choice((1, 4, 16, 64))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def overwritten(data: bytearray, dice: random.Random) -> None:
    """Wild numbers where sizes and counts tend to stand."""
    for _ in range(dice.choice((1, 3, 10))):
        place = dice.randrange(min(len(data), dice.choice((256, 2048, len(data)))))
        value = dice.choice((b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff", dice.randbytes(4)))
        data[place : place + 4] = value


def cut(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(1, len(data)) :]


def torn(data: bytearray, dice: random.Random) -> None:
    """A piece is missing, doubled or turned to noise."""
    start = dice.randrange(len(data))
    piece = data[start : start + dice.randrange(1, 2000)]
    data[start : start + len(piece)] = dice.choice(
        (b"", bytes(piece) * 2, dice.randbytes(len(piece)))
    )


def noisy(data: bytearray, dice: random.Random) -> None:
    share = dice.choice((0.0005, 0.005, 0.02))
    for place in range(len(data)):
        if dice.random() < share:
            data[place] = dice.randrange(256)


MUTATIONS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    flipped,
    overwritten,
    cut,
    torn,
    noisy,
)


def use(pool: MediaPool, path: Path, facts: MediaFacts) -> None:
    """See and hear a file the way an import does."""
    for stream in facts.streams[:3]:
        length = max(1, min(stream.duration, 3600 * TICKS_PER_SECOND))
        if stream is facts.video:
            pictures = pool.video(path, facts)
            try:
                for ticks in (0, length // 25, length // 2, length, length // 3):
                    pictures.frame_at(ticks).release()
                pictures.frame_at(length // 4, approximate=True).release()
            finally:
                pictures.close()
        elif stream is facts.audio:
            sound = pool.audio(path, facts, channels=2)
            try:
                for second in (0.0, length / TICKS_PER_SECOND / 2):
                    assert sound.read(int(second * 48000), 4800).shape == (2, 4800)
            finally:
                sound.close()


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_damaged_files_are_used_or_refused_and_everything_goes_on(
    chunk: int, seeds: list[Path], pool: MediaPool, tmp_path: Path
) -> None:
    dice = random.Random(1000 + chunk)
    used, sentences = 0, list[str]()
    for n in range(PER_CHUNK):
        seed = seeds[(chunk * PER_CHUNK + n) % len(seeds)]
        data = bytearray(seed.read_bytes())
        for _ in range(dice.choice((1, 1, 2))):
            if len(data) > 1:
                dice.choice(MUTATIONS)(data, dice)
        path = tmp_path / f"{n}-{seed.name}"
        path.write_bytes(data)
        try:
            use(pool, path, pool.probe(path))
            used += 1
        except (MediaTimeoutError, DecoderBugError):
            raise
        except MediaError as refused:
            sentences.append(str(refused))
    assert all(sentences)
    assert used > PER_CHUNK // 10
    assert pool.probe(seeds[0]).video is not None
