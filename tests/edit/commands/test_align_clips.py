from kijkocut.edit.commands.align_clips import AlignClips
from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully

SAMPLE = TICKS_PER_SECOND // 48_000


def base():
    """`ref` shows its source from frame 100 at frame 200, `b` its own from 50 elsewhere."""
    return (
        a_project()
        .with_media("n")
        .with_clip("ref", "v1", 200, 100)
        .with_clip("b", "v2", 0, 60, media="n", source_in=50, link="l")
        .with_clip("sb", "a2", 0, 60, media="n", source_in=50, link="l")
    )


def _align(*pairs, **more):
    clips, offsets = zip(*pairs, strict=True)
    return AlignClips(reference="ref", clips=clips, offsets=offsets, **more)


def test_a_clip_lands_where_its_source_began_and_its_sound_comes_along():
    after = run_lawfully(base().build(), _align(("b", 70 * F)))
    assert strip(after, "v2") == "b[220 280)@50"
    assert strip(after, "a2") == "sb[220 280)@50"
    assert strip(after, "v1") == "ref[200 300)"


def test_picture_lands_on_the_nearest_frame_and_sound_alone_on_the_tick():
    after = run_lawfully(base().build(), _align(("b", 70 * F + F // 3)))
    assert after.clip("b").start == after.clip("sb").start == 220 * F
    project = a_project().with_clip("ref", "v1", 200, 100).with_clip("s", "a1", 10, 60).build()
    after = run_lawfully(project, _align(("s", 7 * SAMPLE)))
    assert after.clip("s").start == 200 * F + 7 * SAMPLE


def test_a_linked_pair_that_is_named_twice_moves_once():
    after = run_lawfully(base().build(), _align(("b", 70 * F), ("sb", 70 * F)))
    assert strip(after, "a2") == "sb[220 280)@50"
    assert "goes elsewhere" in refusal(base().build(), _align(("b", 70 * F), ("sb", 90 * F)))


def test_without_links_only_the_named_clip_moves():
    after = run_lawfully(base().build(), _align(("b", 70 * F), with_linked=False))
    assert strip(after, "v2") == "b[220 280)@50"
    assert strip(after, "a2") == "sb[0 60)@50"


def test_what_would_start_before_the_sequence_takes_all_along():
    project = base().with_clip("c", "a1", 250, 10).build()
    after = run_lawfully(project, _align(("b", -155 * F), ("c", 150 * F)))
    # b belongs at 200 - 100 - 155 + 50 = -5, c where it lies.
    assert strip(after, "v2") == "b[0 60)@50"
    assert strip(after, "v1") == "ref[205 305)"
    assert strip(after, "a1") == "c[355 365)"


def test_clips_may_take_each_others_place():
    project = (
        a_project()
        .with_clip("ref", "a1", 0, 100, source_in=0)
        .with_clip("b", "v1", 0, 50)
        .with_clip("c", "v1", 50, 50)
        .build()
    )
    after = run_lawfully(project, _align(("b", -50 * F), ("c", -100 * F)))
    assert strip(after, "v1") == "c[0 50) b[50 100)"


def test_what_is_in_the_way_is_named_and_stays():
    project = base().with_clip("x", "v2", 230, 10).build()
    message = refusal(project, _align(("b", 70 * F)))
    assert '"b" has no room at 00:00:08:20' in message
    assert '"x"' in message


def test_two_that_were_recorded_at_once_need_two_tracks():
    project = base().with_clip("c", "v2", 80, 30, media="n").build()
    assert "is in the way" in refusal(project, _align(("b", 70 * F), ("c", 20 * F)))


def test_what_belongs_to_the_reference_stays():
    project = (
        a_project()
        .with_clip("ref", "v1", 200, 100, group="g1")
        .with_clip("g", "v2", 100, 20, group="g1")
        .build()
    )
    assert "which stays" in refusal(project, _align(("g", 0)))
    after = run_lawfully(project, _align(("g", 0), with_group=False))
    assert strip(after, "v2") == "g[200 220)"


def test_nothing_to_do_and_uneven_lists_are_refused():
    project = base().build()
    assert "fit already" in refusal(project, _align(("b", -150 * F)))
    assert "as many" in refusal(project, AlignClips(reference="ref", clips=("b",), offsets=(1, 2)))
