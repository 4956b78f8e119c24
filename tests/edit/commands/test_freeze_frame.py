from kijkocut.edit.commands.freeze_frame import FreezeFrame, FreezeStyle
from kijkocut.model.media import MediaKind
from kijkocut.model.params import Keyframe, Param
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully


def test_insert_opens_a_gap_on_all_sync_locked_tracks():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 100)
        .with_clip("b", "v1", 100, 50)
        .with_clip("s", "a1", 0, 150)
        .with_marker("k", 120)
        .build()
    )
    freeze = FreezeFrame(clip="a", at=40 * F, duration=25 * F, id="hold")
    after = run_lawfully(project, freeze)
    lane = [(c.start // F, c.end // F, c.source_in // F) for c in after.lane("v1")]
    assert lane == [(0, 40, 100), (40, 65, 140), (65, 125, 140), (125, 175, 100)]
    assert after.clip("hold").retime.is_frozen
    assert [(c.start // F, c.end // F) for c in after.lane("a1")] == [(0, 40), (65, 175)]
    assert after.markers["k"].at == 145 * F


def test_insert_is_two_seconds_by_default_and_can_be_at_the_clips_start():
    project = a_project().with_clip("a", "v1", 10, 50).build()
    after = run_lawfully(project, FreezeFrame(clip="a", at=10 * F, id="hold"))
    assert strip(after, "v1") == "hold[10 60) a[60 110)"


def test_overwrite_holds_to_the_end_of_the_clip_by_default():
    project = a_project().with_clip("a", "v1", 10, 50).with_clip("b", "v1", 60, 10).build()
    freeze = FreezeFrame(clip="a", at=40 * F, style=FreezeStyle.overwrite, id="hold")
    after = run_lawfully(project, freeze)
    assert strip(after, "v1") == "a[10 40) hold[40 60)@130 b[60 70)"


def test_overwrite_for_a_while_comes_back_to_the_picture_that_has_run_on():
    project = a_project().with_clip("a", "v1", 0, 50).build()
    freeze = FreezeFrame(
        clip="a", at=20 * F, duration=10 * F, style=FreezeStyle.overwrite, id="hold"
    )
    after = run_lawfully(project, freeze)
    spans = [(c.start // F, c.end // F, c.source_in // F) for c in after.lane("v1")]
    assert spans == [(0, 20, 100), (20, 30, 120), (30, 50, 130)]


def test_the_held_frame_of_a_fast_clip_is_the_one_shown_there():
    project = a_project().with_clip("a", "v1", 0, 50, speed="-2", source_in=500).build()
    after = run_lawfully(project, FreezeFrame(clip="a", at=20 * F, id="hold"))
    assert after.clip("hold").source_in == 460 * F


def test_keyframed_looks_are_held_as_they_are_there():
    keys = (Keyframe(at=0, value=0.0), Keyframe(at=40 * F, value=1.0))
    opacity = (Param(name="opacity", keys=keys),)
    project = a_project().with_clip("a", "v1", 0, 50, params=opacity).build()
    after = run_lawfully(project, FreezeFrame(clip="a", at=10 * F, id="hold"))
    assert after.clip("hold").params == (Param(name="opacity", value=0.25),)


def test_what_can_not_be_frozen_is_refused():
    project = (
        a_project()
        .with_media("still", 0, MediaKind.image)
        .with_clip("a", "v1", 0, 50)
        .with_clip("s", "a1", 0, 50)
        .with_clip("i", "v2", 0, 50, media="still", source_in=0)
        .build()
    )
    assert "no picture" in refusal(project, FreezeFrame(clip="s", at=0))
    assert "does not move" in refusal(project, FreezeFrame(clip="i", at=0))
    assert "is not inside" in refusal(project, FreezeFrame(clip="a", at=50 * F))
    assert "needs a time" in refusal(project, FreezeFrame(clip="a"))
    assert "one frame or longer" in refusal(project, FreezeFrame(clip="a", at=0, duration=0))
