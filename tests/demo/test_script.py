from pathlib import Path

from kijkocut.demo.footage import FILES, RATE, VFR_SECONDS
from kijkocut.demo.script import BARS, CUTS, LENGTH, MAIN, OPENING, covered_frames, film, starts
from kijkocut.model.ticks import TICKS_PER_SECOND


def test_cuts_lie_within_their_footage():
    lengths = {name: f.frames * f.rate.frame_ticks for name, f in FILES.items()}
    lengths |= {"vfr": VFR_SECONDS * TICKS_PER_SECOND, "still": 1 << 60}
    for name, first, length in CUTS:
        assert (first + length) * RATE.frame_ticks <= lengths[name], name


def test_the_film_is_as_big_as_it_claims():
    commands = film({"wide": Path("wide.mp4")})
    placed = [c for c in commands if c["command"] == "overwrite"]
    clips = len(placed) + sum(bool(c.get("audio_track")) for c in placed)
    assert clips >= 30
    kinds = {c["command"] for c in commands}
    assert {"add_transition", "set_keyframe", "add_effect", "add_marker"} <= kinds
    assert {c.get("track") for c in placed} >= {f"{MAIN}-v1", f"{MAIN}-v2", f"{MAIN}-v3"}


def test_most_frames_can_be_checked():
    hidden = covered_frames()
    assert set(range(OPENING)) | set(range(*BARS)) <= hidden
    assert len(hidden) < LENGTH / 4
    assert starts()[-1] + CUTS[-1][2] == LENGTH
