"""Every preset writes a film that reads back as wanted."""

from pathlib import Path

import av
import numpy as np
import pytest

from kijkocut.export.errors import TargetError
from kijkocut.export.library import preset_named, presets
from kijkocut.export.playthrough import Playthrough, SeenFrame
from kijkocut.export.target import resolve
from kijkocut.export.writer import film_path

NAMES = tuple(p.name for p in presets())


@pytest.mark.parametrize("name", NAMES)
def test_a_preset_writes_a_film_that_reads_back_as_wanted(name, film, tmp_path):
    path, report, target = film(name)

    assert report.is_good, report.lines()
    if target.has_video:
        assert report.picture is not None
        assert report.picture.frames == 30
        assert report.wrong_frames == 0
        assert report.picture.start_s == 0
    if target.has_audio:
        assert report.sound is not None
        assert (
            report.sound.samples >= 30 * target.rate.frame_ticks * target.sample_rate // 705600000
        )
    if target.has_video and target.has_audio:
        assert report.is_offset_measured
        assert abs(report.av_offset_ms) < 0.03, "to the sample"
    assert [p.name for p in tmp_path.iterdir()] == [path.name], "nothing else is left"


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("prores-4444", {}),
        ("webm", {"pixel_format": "yuva420p"}),
        ("png-sequence", {}),
        ("png-sequence", {"pixel_format": "rgba64le"}),
    ],
)
def test_transparency_survives(name, more, film):
    path, report, _ = film(name, frames=4, **more)

    assert report.picture.has_alpha
    with Playthrough(path) as played:
        frame = next(i.frame for i in played.read() if isinstance(i, SeenFrame))
    alpha = frame.reformat(format="rgba").to_ndarray()[..., 3]
    assert alpha[:, :150].min() > 250
    assert alpha[:, 170:].max() < 5


@pytest.mark.parametrize("colour", ["pq", "hlg", "bt2020", "srgb"])
def test_colour_tags_reach_the_file(colour, film):
    _, report, target = film("h265", frames=4, colour=colour)

    assert report.picture.colour == target.colour
    assert report.is_good, report.lines()


@pytest.mark.parametrize("rate", ["24000/1001", "25", "60", "12.5"])
def test_the_rate_is_exact(rate, film):
    _, report, target = film("h264", frames=12, rate=rate)

    assert report.picture.rate == target.rate
    assert report.picture.uneven_frames == 0


@pytest.mark.parametrize(
    ("name", "sample_rate"), [("wav", 44_100), ("h264", 44_100), ("flac", 96_000), ("mp3", 32_000)]
)
def test_sound_at_another_rate_keeps_its_place(name, sample_rate, film):
    _, report, _ = film(name, sample_rate=sample_rate)

    assert report.sound.sample_rate == sample_rate
    assert report.is_offset_measured
    assert abs(report.av_offset_ms) < 0.03, "to the sample"
    assert report.is_good, report.lines()


def test_flac_holds_24_bits(film):
    path, _, _ = film("flac")

    with av.open(str(path)) as container:
        assert container.streams.audio[0].format.name == "s32"
        blocks = [f.to_ndarray() for f in container.decode(audio=0)]
    low_bits = np.concatenate(blocks, axis=1) >> 8 & 0xFF
    assert len(np.unique(low_bits)) > 200, "the lowest of three bytes carries sound too"


def test_mono_is_mixed_down(film):
    path, report, _ = film("wav", channels=1)

    assert report.sound.channels == 1
    with av.open(str(path)) as container:
        blocks = [f.to_ndarray().astype(np.float64) for f in container.decode(audio=0)]
    assert np.abs(np.concatenate(blocks, axis=1)).max() / 2**31 == pytest.approx(0.4, abs=0.01)


def test_the_index_of_an_mp4_comes_first(film):
    path, _, _ = film("youtube-1080p", frames=4)

    raw = path.read_bytes()
    assert 0 < raw.find(b"moov") < raw.find(b"mdat")


@pytest.mark.parametrize(
    ("out", "name", "written"),
    [
        ("film", "h264", "film.mp4"),
        ("film.v2", "h264", "film.v2.mp4"),
        ("film.MP4", "h264", "film.MP4"),
        ("shots", "png-sequence", "shots"),
        ("shots.png", "png-sequence", "shots"),
    ],
)
def test_the_ending_is_added_when_there_is_none(out, name, written, sequence):
    target = resolve(preset_named(name), sequence)
    assert film_path(target, Path(out)).name == written


def test_another_kinds_ending_is_refused(sequence):
    target = resolve(preset_named("h264"), sequence)
    with pytest.raises(TargetError, match=r'writes \.mp4\. Name it "film\.mp4"'):
        film_path(target, Path("film.mov"))
