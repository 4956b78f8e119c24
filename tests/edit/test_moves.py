import pytest
from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import (
    clear,
    clear_tracks,
    close_gap,
    cut,
    cut_together,
    linked,
    open_gap,
    partners,
    ripple,
    ripple_tracks,
    shift_markers,
    trim_head,
    trim_tail,
    with_head,
    with_tail,
)
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Effect, Fade, Mask, MaskShape, TitleSource
from kijkocut.model.ids import ClipId, OperationId, TrackId
from kijkocut.model.invariants import check
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio
from kijkocut.model.title import Animation, Motion, Title
from kijkocut.testing.builders import F, a_project, strip

A, V1 = ClipId("a"), TrackId("v1")
RAMP = Retime(ramp=(RampPoint(0, Ratio(1)), RampPoint(40 * F, Ratio(3))))


def a_draft(builder):
    return Draft(builder.build(), OperationId("op"))


def keyed(name="opacity"):
    return Param(name=name, keys=(Keyframe(at=0, value=0.0), Keyframe(at=30 * F, value=1.0)))


def tracks(draft, *names):
    return [draft.project.tracks[n] for n in names]


def test_keyframes_ramps_and_masks_stay_on_the_picture_when_the_head_moves():
    clip = (
        a_project()
        .with_clip(
            "a",
            "v1",
            10,
            40,
            params=(keyed(),),
            effects=(Effect(id="e", kind="blur", params=(keyed("radius"),)),),
            masks=(Mask(id="m", shape=MaskShape.star, params=(keyed("feather"),)),),
            retime=RAMP,
        )
        .build()
        .clip(A)
    )
    later = with_head(clip, 20 * F)
    assert (later.start, later.end) == (20 * F, 50 * F)
    for params in (later.params, later.effects[0].params, later.masks[0].params):
        assert [k.at for k in params[0].keys] == [-10 * F, 20 * F]
    assert later.retime.ramp[0].at == -10 * F
    for t in range(30):
        before = clip.source_in + clip.retime.offset((10 + t) * F)
        assert later.source_in + later.retime.offset(t * F) == before
    assert with_head(later, 10 * F) == clip
    assert with_head(clip, clip.start) is clip


@pytest.mark.parametrize("speed", ["1", "-1", "1/3", "-1/3", "7/3", "-7/3", "0"])
def test_both_parts_of_a_cut_show_what_the_whole_showed(speed):
    project = a_project().with_clip("a", "v1", 0, 100, source_in=700, speed=speed).build()
    whole = project.clip(A)
    for at in range(1, 100, 7):
        right = with_head(whole, at * F)
        assert right.end == whole.end
        for t in range(at, 100):
            shown = right.source_in + right.retime.offset((t - at) * F)
            assert abs(shown - whole.source_in - whole.retime.offset(t * F)) <= 1


def test_a_cut_gives_each_part_its_own_fade():
    fade = Fade(duration=5 * F)
    draft = a_draft(a_project().with_clip("a", "v1", 0, 50, fade_in=fade, fade_out=fade))
    left, right = cut(draft, draft.clip(A), 20 * F, right_id="b")
    assert (left.fade_in, left.fade_out) == (fade, None)
    assert (right.fade_in, right.fade_out) == (None, fade)
    assert right.id == "b"
    check(draft.project)


@pytest.mark.parametrize("at", [0, 50 * F, 60 * F, -1])
def test_a_cut_outside_the_clip_is_refused(at):
    draft = a_draft(a_project().with_clip("a", "v1", 0, 50))
    with pytest.raises(EditRefused, match="nothing to split"):
        cut(draft, draft.clip(A), at)


def test_cutting_together_passes_by_what_does_not_span():
    builder = (
        a_project().with_clip("a", "v1", 0, 50, link="l").with_clip("s", "a1", 40, 5, link="l")
    )
    draft = a_draft(builder)
    (right,) = cut_together(draft, [draft.clip(A), draft.clip(ClipId("s"))], 20 * F)
    assert right.link is None
    assert draft.clip(A).link == "l"


def test_linked_and_grouped_clips_come_after_the_clip_itself_by_id():
    builder = (
        a_project()
        .with_clip("m", "v1", 0, 5, link="l", group="g")
        .with_clip("z", "a1", 0, 5, link="l")
        .with_clip("b", "a2", 100, 5, link="l")
        .with_clip("c", "v2", 0, 5, group="g")
    )
    draft = a_draft(builder)
    clip = draft.clip(ClipId("m"))
    assert [c.id for c in linked(draft, clip)] == ["m", "b", "z"]
    assert [c.id for c in linked(draft, clip, with_group=True)] == ["m", "b", "c", "z"]
    assert [c.id for c in partners(draft, clip)] == ["m", "z"]
    assert [c.id for c in linked(draft, draft.clip(ClipId("c")))] == ["c"]


def test_trims_stop_at_the_start_of_the_sequence():
    draft = a_draft(a_project().with_clip("a", "v1", 5, 50))
    with pytest.raises(EditRefused, match="before the beginning"):
        trim_head(draft, draft.clip(A), -F)
    assert trim_head(draft, draft.clip(A), 0).source_in == 95 * F
    assert trim_tail(draft, draft.clip(A), 70 * F).end == 70 * F
    assert with_tail(draft.clip(A), 60 * F).duration == 60 * F


def test_clearing_trims_splits_and_removes():
    builder = a_project().with_clip("a", "v1", 0, 20).with_clip("b", "v1", 20, 10)
    draft = a_draft(builder.with_clip("c", "v1", 30, 20))
    clear(draft, V1, 10 * F, 40 * F)
    assert strip(draft.project, "v1") == "a[0 10) c[40 50)@110"
    clear(draft, V1, 44 * F, 46 * F)
    assert [(c.start // F, c.end // F) for c in draft.lane(V1)] == [(0, 10), (40, 44), (46, 50)]
    clear_tracks(draft, ["v1", "v2"], 0, 100 * F)
    assert strip(draft.project, "v1") == ""


def test_clearing_between_two_frames_of_a_video_track_is_refused():
    draft = a_draft(a_project().with_clip("a", "v1", 0, 20))
    for start, end in ((5 * F + 1, 30 * F), (-F, 5 * F + 1), (5 * F, 6 * F + 1)):
        with pytest.raises(EditRefused, match="not on a frame"):
            clear(draft, V1, start, end)


def test_ripples_leave_out_locked_and_unsynced_tracks():
    builder = a_project().with_track("v2", is_locked=True).with_track("a2", is_sync_locked=False)
    draft = a_draft(builder)
    assert [t.id for t in ripple_tracks(draft, "s")] == ["v1", "a1", "c1"]
    assert [t.id for t in ripple_tracks(draft, "s", with_captions=False)] == ["v1", "a1"]


def test_a_gap_between_frames_is_opened_wider_and_closed_narrower():
    builder = a_project().with_clip("a", "v1", 10, 5).with_clip("s", "a1", 9, 6)
    draft = a_draft(builder)
    open_gap(draft, tracks(draft, "v1", "a1"), 9 * F + 3, F)
    assert draft.clip(A).start == 12 * F
    assert draft.clip(ClipId("s")).start == 11 * F
    close_gap(draft, tracks(draft, "v1", "a1"), 9 * F - 3, 2 * F)
    assert draft.clip(A).start == 11 * F
    before = draft.project
    close_gap(draft, tracks(draft, "v1", "a1"), 3, F - 5)
    assert draft.project is before
    open_gap(draft, [], 0, F)
    close_gap(draft, [], 0, F)
    assert draft.project is before


def test_markers_inside_a_closed_gap_stop_at_its_edge():
    draft = a_draft(a_project().with_marker("k", 10).with_marker("l", 15).with_marker("m", 20))
    shift_markers(draft, "s", 20 * F, -8 * F)
    assert [draft.project.markers[m].at // F for m in "klm"] == [10, 12, 12]


def test_a_ripple_past_the_start_of_the_sequence_is_refused():
    draft = a_draft(a_project().with_clip("a", "v1", 5, 50))
    with pytest.raises(EditRefused, match="before the start of the sequence"):
        ripple(draft, {V1: 0}, -6 * F)


def test_captions_are_shortened_cut_or_removed_by_a_ripple():
    builder = (
        a_project()
        .with_clip("span", "c1", 0, 30)
        .with_clip("in", "c1", 30, 5)
        .with_clip("head", "c1", 35, 20)
        .with_clip("far", "c1", 60, 5)
    )
    draft = a_draft(builder)
    ripple(draft, {TrackId("c1"): 20 * F}, -10 * F)
    assert strip(draft.project, "c1") == "span[0 20) in[20 25) head[25 45) far[50 55)"
    ripple(draft, {TrackId("c1"): 30 * F}, -12 * F)
    assert strip(draft.project, "c1") == "span[0 18) head[18 33) far[38 43)"
    check(draft.project)


def test_cutting_two_linked_clips_links_the_right_parts_anew():
    builder = (
        a_project().with_clip("a", "v1", 0, 50, link="l").with_clip("s", "a1", 0, 50, link="l")
    )
    draft = a_draft(builder)
    open_gap(draft, tracks(draft, "v1", "a1"), 20 * F, 5 * F, with_markers=False)
    rights = [list(draft.lane(t))[1] for t in ("v1", "a1")]
    assert rights[0].link == rights[1].link != "l"
    assert replace(rights[0], id="x", track="y") == replace(rights[1], id="x", track="y", name="a")


def test_the_parts_of_a_title_come_and_go_once():
    way = Animation(motion=Motion.fade)
    source = TitleSource(title=Title(text="x", arrive=way, leave=way))
    draft = a_draft(a_project().with_clip("a", "v1", 0, 100, source=source, source_in=0))
    left, right = cut(draft, draft.clip(A), 40 * F)
    assert (left.source.title.arrive, left.source.title.leave) == (way, None)
    assert (right.source.title.arrive, right.source.title.leave) == (None, way)
