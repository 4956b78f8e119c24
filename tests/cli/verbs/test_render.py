from pathlib import Path

import av
import pytest

from kijkocut.cli.verbs.render import read_range
from kijkocut.model.ticks import BadTimeError, Rate
from kijkocut.synth import read_frame_number

FRAME = Rate(25).frame_ticks


def test_a_range_of_the_film_is_written_frame_for_frame(kijkocut, project, tmp_path):
    out = tmp_path / "part.mp4"
    words = ("--preset", "h264", "--range", "10f:30f", "--set", "speed=ultrafast", "--json")
    ran = kijkocut("render", project, "-o", out, *words)
    assert ran.exit_code == 0, ran.out + ran.err
    assert ran.data["frames"] == 20
    assert ran.data["untouched_frames"] == 20
    with av.open(str(out)) as file:
        numbers = [read_frame_number(f.to_ndarray(format="rgb24")) for f in file.decode(video=0)]
    assert numbers == list(range(10, 30))


def test_smart_render_says_what_it_copied(kijkocut, project, tmp_path):
    out = tmp_path / "smart.mp4"
    words = ("--preset", "h264", "--range", "0f:30f", "--set", "speed=ultrafast", "--smart")
    ran = kijkocut("render", project, "-o", out, *words)
    assert ran.exit_code == 0, ran.out + ran.err
    assert "of 30 frames" in ran.out
    assert "encoded because" in ran.out or "(100%) copied" in ran.out


def test_captions_are_asked_for_by_name(kijkocut, project, tmp_path):
    words = ("--preset", "h264", "--range", "0f:2f", "--captions")
    ran = kijkocut("render", project, "-o", tmp_path / "x.mp4", *words, "muxd")
    assert ran.exit_code == 2
    assert "muxed" in ran.err
    for how in ("muxed", "sidecar", "none"):
        assert kijkocut("render", project, "-o", tmp_path / "x.mp4", *words, how).exit_code == 0


def test_human_errors_end_with_two_and_leave_nothing(kijkocut, project, tmp_path):
    out = tmp_path / "x.mp4"
    for words, hint in (
        (("--preset", "youtub-1080p"), "youtube-1080p"),
        (("--preset", "h264", "--set", "crff=3"), "crf"),
        (("--preset", "h264", "--range", "5s:2s"), "ends before it begins"),
        (("--preset", "h264", "--range", "tomorrow"), "no range"),
        (("--preset", "h264", "--sequence", "none"), "no sequence"),
        (("--preset", "h264", "-o", tmp_path / "no" / "x.mp4"), "no folder"),
    ):
        ran = kijkocut("render", project, "-o", out, *words)
        assert ran.exit_code == 2, (words, ran)
        assert hint in ran.err, ran.err
        assert not out.exists()


@pytest.mark.parametrize(
    "text",
    ["1s:2s", "25f..50f", "00:00:01:00:00:00:02:00", "00:00:01:00-00:00:02:00", "1s,2s"],
)
def test_ranges_are_read_as_people_write_them(text):
    assert read_range(text, Rate(25)) == (25 * FRAME, 50 * FRAME)


def test_half_a_range_is_none():
    with pytest.raises(BadTimeError):
        read_range("1s:", Rate(25))


def test_neither_footage_nor_the_project_is_ever_replaced(kijkocut, project, tmp_path):
    own = tmp_path / "own.mp4"
    own.write_bytes(project.read_bytes())
    shown = kijkocut("show", own, "--json")
    footage = Path(shown.data["media"][0]["path"])
    before = footage.read_bytes()
    for out in (footage, footage.with_suffix(""), own):
        ran = kijkocut("render", own, "-o", out, "--preset", "h264")
        assert ran.exit_code == 2, ran
        assert "would replace" in ran.err
    assert footage.read_bytes() == before
    assert kijkocut("show", own, "--json").out == shown.out
