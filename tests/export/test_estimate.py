import shutil
from collections import namedtuple

import pytest

from kijkocut.export.errors import DiskFullError
from kijkocut.export.estimate import estimate, require_space
from kijkocut.export.library import overridden, preset_named, presets
from kijkocut.export.target import resolve
from kijkocut.model.ids import SequenceId
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import Rate, seconds

MINUTE = seconds(60)
HD = Sequence(id=SequenceId("s"), name="S", rate=Rate(30000, 1001))


def the_estimate(name, **overrides):
    return estimate(resolve(overridden(preset_named(name), overrides), HD), MINUTE)


def test_known_rates_are_exact():
    assert the_estimate("wav").likely == 60 * 48_000 * 2 * 3
    assert the_estimate("mp3").likely == 60 * 320_000 / 8
    plain = the_estimate("h264", video_kbps=8000, audio_codec="none")
    assert plain.likely == 60 * 1_000_000
    prores = the_estimate("prores-422-hq", audio_codec="none")
    assert prores.likely == pytest.approx(60 * 220e6 / 8, rel=0.01)


def test_better_quality_and_more_pixels_cost_more():
    assert the_estimate("h264", crf=12).likely > 1.9 * the_estimate("h264", crf=18).likely
    assert the_estimate("youtube-4k").likely > 3 * the_estimate("youtube-1080p").likely


@pytest.mark.parametrize("name", [p.name for p in presets()])
def test_every_preset_has_a_guess_within_its_bounds(name):
    guess = the_estimate(name)
    assert 0 < guess.least <= guess.likely <= guess.most


@pytest.mark.parametrize("name", ["h264", "prores-422-hq", "wav", "gif"])
def test_real_films_lie_within_the_bounds(name, film):
    _, report, target = film(name)
    guess = estimate(target, 30 * target.rate.frame_ticks)
    # A second carries more of headers and keyframes than a film does.
    assert guess.least / 2 <= report.size_bytes <= guess.most * 2 + 30_000


def test_a_disk_that_is_too_small_is_refused_before_the_start(monkeypatch, tmp_path):
    Usage = namedtuple("Usage", "total used free")
    target = resolve(preset_named("prores-422-hq"), HD)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, 10**9))
    with pytest.raises(DiskFullError, match=r"film\.mov needs about 1\.7 GB.*1\.0 GB free"):
        require_space(target, MINUTE, tmp_path / "film.mov")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, 17 * 10**8))
    assert "may need 1.7 GB" in require_space(target, MINUTE, tmp_path / "film.mov")[0]
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, 10**12))
    assert require_space(target, MINUTE, tmp_path / "film.mov") == ()
