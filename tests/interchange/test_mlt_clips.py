from pathlib import Path

import pytest

from kijkocut.interchange import Outcome, read
from kijkocut.model.clip import GeneratorSource
from kijkocut.testing.foreign import FRAME as F
from kijkocut.testing.foreign import blank, chain, element, entry, kdenlive_track, mlt, shotcut


def clips(found, kind="v"):
    project = found.project
    lanes = [project.lane(key) for key in project.sequences["seq-1"].tracks]
    return [clip for lane in lanes for clip in lane if kind in clip.track.rpartition("-")[2]]


def read_text(tmp_path, text):
    path = Path(tmp_path) / "x.mlt"
    path.write_text(text)
    return read(path)


def test_a_picture_and_its_sound_are_linked(tmp_path):
    found = read_text(tmp_path, shotcut(chain("c", "a.mp4"), entry("c", 5, 54)))
    (picture,), (sound,) = clips(found), clips(found, "a")
    assert picture.link == sound.link is not None
    assert (picture.start, picture.source_in, sound.source_in) == (0, 5 * F, 5 * F)


def test_speeds_start_where_the_file_does(tmp_path):
    warp = element(
        "producer",
        properties={"mlt_service": "timewarp", "resource": "2:/a.mp4", "length": "100"},
        id="w",
        in_="0",
        out="99",
    )
    found = read_text(tmp_path, shotcut(warp, entry("w", 10, 59)))
    (clip,) = clips(found)
    assert (clip.retime.speed.num, clip.retime.speed.den) == (2, 1)
    assert (clip.source_in, clip.duration) == (20 * F, 50 * F)
    assert not clip.retime.keep_pitch


def test_a_reversed_clip_shows_the_frame_it_showed(tmp_path):
    warp = element(
        "producer",
        properties={"mlt_service": "timewarp", "resource": "-1:/a.mp4", "length": "200"},
        id="w",
        in_="0",
        out="199",
    )
    (clip,) = clips(read_text(tmp_path, shotcut(warp, entry("w", 20, 69))))
    assert clip.source_in // F == 179  # 199 - 20, as melt shows it
    assert (clip.source_in + clip.retime.offset(49 * F)) // F == 130


def test_stills_and_colours_begin_at_their_first_frame(tmp_path):
    colour = element(
        "producer", properties={"mlt_service": "color", "resource": "#ff00ff00"}, id="g"
    )
    still = chain("s", "a.png", mlt_service="qimage")
    found = read_text(tmp_path, shotcut(colour + still, entry("g", 40, 59) + entry("s", 30, 49)))
    first, second = clips(found)
    assert isinstance(first.source, GeneratorSource)
    assert (first.source_in, second.source_in) == (0, 0)
    assert clips(found, "a") == []


def test_a_clip_that_is_switched_off_stays_in_its_place(tmp_path):
    files = chain("c", "a.mp4", **{"set.test_audio": "1", "set.test_image": "1"})
    found = read_text(tmp_path, shotcut(files, entry("c", 0, 9)))
    (clip,) = clips(found)
    assert not clip.is_enabled


@pytest.mark.parametrize(
    ("properties", "kind", "params"),
    [
        ({}, "dissolve", {}),
        ({"resource": "%luma02.pgm", "softness": "0.2"}, "wipe", {"angle": 90, "softness": 0.2}),
        ({"resource": "%luma01.pgm", "invert": "1"}, "wipe", {"angle": 180}),
        ({"resource": "/lumas/HD/radial.pgm"}, "iris", {"shape": "circle"}),
        ({"resource": "unknown.png"}, "dissolve", {}),
        ({"resource": "color:#7f7f7f"}, None, {}),
        (
            {"mlt_service": "affine", "rect": "0=-100% 0% 100% 100%;25=0% 0% 100% 100%"},
            "slide",
            {"direction": "right"},
        ),
    ],
)
def test_transitions_by_their_pictures(tmp_path, properties, kind, params):
    mix = element(
        "transition", properties={"mlt_service": "luma", **properties}, in_="40", out="59"
    )
    track = kdenlive_track(
        "V1", entry("c", 0, 59), blank(40) + entry("d", 0, 59), mix, is_sound=False
    )
    text = mlt(
        chain("c", "a.mp4") + chain("d", "b.mp4"),
        track,
        element("tractor", '<track producer="V1"/>', id="t"),
    )
    found = read_text(tmp_path, text)
    over = clips(found)[1].transition
    assert (over.kind if over is not None else None) == kind
    if over is not None:
        assert {param.name: param.value for param in over.params} == params
    is_told = any(loss.what.startswith("wipes") for loss in found.report.of(Outcome.approximated))
    assert is_told == (properties.get("resource") == "unknown.png")
