"""A cut shows and sounds the same at every moment, or it is not made."""

import numpy as np
import pytest

from kijkocut.media.errors import CannotCutError, MediaCancelledError
from kijkocut.model.ticks import TICKS_PER_SECOND as SECOND
from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, read_frame_number, write_footage, write_sound

GOP = (("g", "25"), ("bf", "2"), ("preset", "ultrafast"))
SMALL = {"width": 128, "height": 72, "is_plain": True}
NTSC = Rate(30000, 1001)
SPAN = (4 * SECOND, 5 * SECOND)
CASES = {
    "aac.mp4": Footage(rate=Rate(25), frames=175, audio_codec="aac", options=GOP, **SMALL),
    "ntsc.mov": Footage(
        rate=NTSC,
        frames=200,
        codec="prores_ks",
        pixel_format="yuv422p10le",
        audio_codec="pcm_s16le",
        metadata=(("timecode", "01:00:00;00"),),
        **SMALL,
    ),
    "open.mkv": Footage(
        rate=Rate(24),
        frames=168,
        codec="libx265",
        audio_codec="aac",
        options=(("x265-params", "keyint=24:open-gop=1:bframes=4:log-level=none"),),
        **SMALL,
    ),
    "opus.mkv": Footage(rate=Rate(25), frames=175, audio_codec="libopus", options=GOP, **SMALL),
    "own.avi": Footage(
        rate=Rate(25),
        frames=175,
        codec="mjpeg",
        pixel_format="yuvj420p",
        audio_codec="pcm_s16le",
        **SMALL,
    ),
    "uneven.mp4": Footage(
        frames=150,
        timestamps=tuple((40 * n + n * 7919 % 13) * SECOND // 1000 for n in range(175)),
        audio_codec="aac",
        sample_rate=44_100,
        options=GOP,
        **SMALL,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_all_of_the_span_is_there_at_the_same_distance(name, pool, clip, tmp_path):
    path = clip(f"cut-{name}", CASES[name])
    facts = pool.probe(path)
    cut = pool.cut(path, facts, span=SPAN, out=tmp_path / "cut")
    (to,) = cut.files
    assert to.stat().st_size < 0.8 * path.stat().st_size
    assert pool.probe(to).content_hash == cut.facts.content_hash
    before, after = pool.video(path, facts), pool.video(to, cut.facts)
    for at in range(SPAN[0], SPAN[1], SECOND // 12):
        with before.frame_at(at) as was, after.frame_at(at - cut.offset) as now:
            assert np.array_equal(was.planes[0], now.planes[0]), at / SECOND
    before.close()
    after.close()
    if facts.audio is not None:
        rate = facts.audio.sample_rate
        assert cut.offset * rate % SECOND == 0, "no sample lies between two"
        ears = (
            pool.audio(path, facts, sample_rate=rate),
            pool.audio(to, cut.facts, sample_rate=rate),
        )
        skipped = cut.offset * rate // SECOND
        heard = ears[0].read(4 * rate, rate), ears[1].read(4 * rate - skipped, rate)
        assert np.abs(heard[0]).max() > 0.1
        assert np.abs(heard[0] - heard[1]).max() < 1e-4
        for ear in ears:
            ear.close()


def test_frames_keep_their_numbers_and_the_timecode_goes_on(pool, clip, tmp_path):
    path = clip("cut-ntsc.mov", CASES["ntsc.mov"])
    facts = pool.probe(path)
    cut = pool.cut(path, facts, span=SPAN, out=tmp_path / "cut")
    reader = pool.video(cut.files[0], cut.facts)
    with reader.frame_at(130 * NTSC.frame_ticks - cut.offset) as frame:
        assert read_frame_number(np.asarray(frame.planes[0])) == 130
    reader.close()
    frames = round(cut.offset / NTSC.frame_ticks)
    assert frames > 90
    seconds, rest = divmod(frames, 30)
    assert cut.facts.timecode == f"01:00:{seconds:02d};{rest:02d}"


@pytest.mark.parametrize(
    ("name", "codec"), [("s.wav", "pcm_s24le"), ("s.mp3", "libmp3lame"), ("s.flac", "flac")]
)
def test_sound_alone_is_cut_to_the_sample(name, codec, pool, tmp_path):
    path = write_sound(
        tmp_path / name,
        np.random.default_rng(1).uniform(-0.4, 0.4, (2, 8 * 48_000)).astype(np.float32),
        Footage(audio_codec=codec),
    )
    facts = pool.probe(path)
    cut = pool.cut(path, facts, span=SPAN, out=tmp_path / "cut")
    skipped, rest = divmod(cut.offset * 48_000, SECOND)
    assert rest == 0
    assert skipped > 100_000
    before, after = pool.audio(path, facts), pool.audio(cut.files[0], cut.facts)
    one, other = before.read(4 * 48_000, 48_000), after.read(4 * 48_000 - skipped, 48_000)
    assert np.abs(one - other).max() < 1e-4
    before.close()
    after.close()


def test_of_numbered_stills_those_in_the_span_are_named(pool, tmp_path):
    for number in range(8, 20):
        footage = Footage(frames=1, first_number=number, codec="png", pixel_format="rgb24", **SMALL)
        write_footage(tmp_path / f"s{number:02d}.png", footage)
    facts = pool.probe(tmp_path / "s08.png", sequence_rate=Rate(25))
    frame = Rate(25).frame_ticks
    cut = pool.cut(
        tmp_path / "s08.png", facts, span=(2 * frame + 1, 5 * frame), out=tmp_path / "cut"
    )
    assert [path.name for path in cut.files] == ["s10.png", "s11.png", "s12.png"]
    assert (cut.offset, cut.facts.duration) == (2 * frame, 3 * frame)
    for path in cut.files:
        (tmp_path / "alone").mkdir(exist_ok=True)
        (tmp_path / "alone" / path.name).write_bytes(path.read_bytes())
    alone = pool.probe(tmp_path / "alone" / "s10.png", sequence_rate=Rate(25))
    assert alone == cut.facts


def test_what_can_not_be_cut_says_so_and_leaves_nothing(pool, clip, tmp_path):
    path = clip("cut-aac.mp4", CASES["aac.mp4"])
    facts = pool.probe(path)
    odd = tmp_path / "clip.xyz"
    odd.write_bytes(path.read_bytes())
    with pytest.raises(CannotCutError, match="files of its kind are not cut"):
        pool.cut(odd, facts, span=SPAN, out=tmp_path / "cut")
    with pytest.raises(MediaCancelledError):
        pool.cut(path, facts, span=SPAN, out=tmp_path / "cut", is_cancelled=lambda: True)
    rounded = clip(
        "cut-ffv1.mkv",
        Footage(rate=NTSC, frames=200, codec="ffv1", audio_codec="pcm_s16le", **SMALL),
    )
    with pytest.raises(CannotCutError, match="would not be the same"):
        pool.cut(rounded, pool.probe(rounded), span=SPAN, out=tmp_path / "cut")
    assert [p.name for p in tmp_path.iterdir()] == ["clip.xyz"]
