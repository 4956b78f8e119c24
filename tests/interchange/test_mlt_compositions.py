from pathlib import Path

import pytest

from kijkocut.interchange import Outcome, read
from kijkocut.model.clip import BlendMode
from kijkocut.testing.foreign import FRAME as F
from kijkocut.testing.foreign import blank, chain, element, entry, shotcut


def composed(tmp_path, low=None, high=None, **properties):
    """Give the clip of an upper track, from frame 50 to 100, under a composition."""
    given = {"a_track": "1", "b_track": "2", **properties}
    attributes = {} if low is None else {"in_": str(low), "out": str(high)}
    over = element("transition", properties=given, **attributes)
    files = chain("c", "a.mp4", audio_index="-1")
    path = Path(tmp_path) / "x.mlt"
    path.write_text(shotcut(files, entry("c", 0, 199), blank(50) + entry("c", 0, 49), extra=over))
    found = read(path)
    (clip,) = found.project.lane(found.project.sequences["seq-1"].tracks[1])
    return clip, found.report


@pytest.mark.parametrize(
    "properties",
    [
        {"mlt_service": "qtblend", "compositing": "13"},
        {"mlt_service": "frei0r.cairoblend", "1": "multiply"},
        {"mlt_service": "frei0r.multiply"},
    ],
)
def test_a_tracks_blending_is_its_clips(tmp_path, properties):
    clip, _ = composed(tmp_path, **properties)
    assert clip.blend is BlendMode.multiply


def test_what_mixes_as_usual_says_nothing(tmp_path):
    clip, report = composed(tmp_path, mlt_service="qtblend", always_active="1")
    assert (clip.blend, clip.params) == (BlendMode.normal, ())
    assert report.is_lossless


def test_a_place_over_a_whole_clip_is_the_clips(tmp_path):
    clip, _ = composed(
        tmp_path, 50, 99, mlt_service="qtblend", rect="0=0 0 960 540 0.5;49=960 0 960 540 0.5"
    )
    made = {param.name: param for param in clip.params}
    assert (made["scale"].value, made["opacity"].value) == ((0.5, 0.5), 0.5)
    assert [key.at // F for key in made["position"].keys] == [0, 49]


def test_a_place_over_a_part_is_told(tmp_path):
    clip, report = composed(tmp_path, 60, 80, mlt_service="qtblend", rect="0 0 960 540")
    assert clip.params == ()
    assert [loss.how for loss in report.of(Outcome.dropped)] == ["over a part of a clip"]


@pytest.mark.parametrize(
    ("low", "high", "reverse", "fades"),
    [(50, 74, "0", (25, None)), (75, 99, "1", (None, 25)), (50, 99, "1", (None, 50))],
)
def test_a_dissolve_between_tracks_is_a_fade(tmp_path, low, high, reverse, fades):
    clip, _ = composed(tmp_path, low, high, mlt_service="luma", reverse=reverse)
    made = tuple(fade and fade.duration // F for fade in (clip.fade_in, clip.fade_out))
    assert made == fades


def test_other_compositions_are_told(tmp_path):
    _, report = composed(tmp_path, 50, 99, mlt_service="frei0r.delta", kdenlive_id="delta")
    assert [loss.what for loss in report.of(Outcome.dropped)] == ['compositions "delta"']
    _, report = composed(tmp_path, 50, 99, mlt_service="qtblend", compositing="99")
    assert report.of(Outcome.dropped)
    _, report = composed(tmp_path, 60, 70, mlt_service="luma", resource="x.pgm")
    assert report.of(Outcome.dropped)
    assert report.of(Outcome.approximated)
