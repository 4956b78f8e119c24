import pytest
from msgspec.structs import replace

from kijkocut.edit.commands.ripple_trim import RippleTrim
from kijkocut.edit.edges import Side
from kijkocut.model.clip import Transition
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully

DISSOLVE = Transition(kind="dissolve", before=5 * F, after=5 * F)


def base():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("s", "a1", 0, 50, link="l")
        .with_clip("b", "v1", 50, 50, transition=DISSOLVE, source_in=300)
        .with_clip("r", "a1", 60, 40)
        .with_clip("t", "v2", 70, 10)
        .with_clip("one", "c1", 30, 30)
        .with_marker("k", 90)
    )


@pytest.mark.parametrize("by", [-10, 10, -49, 200])
def test_a_tail_pulls_and_pushes_what_follows(by):
    after = run_lawfully(base().build(), RippleTrim(clip="a", side=Side.tail, by=by * F))
    end = 50 + by
    assert strip(after, "v1") == f"a[0 {end}) b[{end} {end + 50})@300"
    assert strip(after, "a1") == f"s[0 {end}) r[{60 + by} {100 + by})"
    assert strip(after, "v2") == f"t[{70 + by} {80 + by})"
    assert after.markers["k"].at == (90 + by) * F
    assert after.clip("b").transition is not None


def test_captions_in_the_part_that_goes_are_shortened():
    after = run_lawfully(base().build(), RippleTrim(clip="a", side=Side.tail, by=-10 * F))
    assert strip(after, "c1") == "one[30 50)"
    command = RippleTrim(
        clip="a", side=Side.tail, by=-10 * F, with_captions=False, with_markers=False
    )
    after = run_lawfully(base().build(), command)
    assert strip(after, "c1") == "one[30 60)"
    assert after.markers["k"].at == 90 * F


def test_a_head_stays_in_place_and_the_rest_closes_up():
    after = run_lawfully(base().build(), RippleTrim(clip="a", side=Side.head, to=10 * F))
    assert strip(after, "v1") == "a[0 40)@110 b[40 90)@300"
    assert strip(after, "a1") == "s[0 40)@110 r[50 90)"
    assert strip(after, "v2") == "t[60 70)"
    assert after.markers["k"].at == 80 * F


def test_a_head_gives_its_handle_and_the_rest_makes_room():
    after = run_lawfully(base().build(), RippleTrim(clip="b", side=Side.head, by=-20 * F))
    assert strip(after, "v1") == "a[0 50) b[50 120)@280"
    assert strip(after, "a1") == "s[0 50) r[80 120)"
    assert strip(after, "v2") == "t[90 100)"
    assert after.clip("b").transition == DISSOLVE


def test_sound_with_an_edge_of_its_own_ripples_there():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("s", "a1", 0, 60, link="l")
        .with_clip("b", "v1", 50, 50, link="k")
        .with_clip("r", "a1", 60, 40, link="k")
        .build()
    )
    after = run_lawfully(project, RippleTrim(clip="a", side=Side.tail, by=-5 * F))
    assert strip(after, "a1") == "s[0 55) r[55 95)"
    after = run_lawfully(project, RippleTrim(clip="a", side=Side.tail, by=5 * F))
    assert strip(after, "a1") == "s[0 65) r[65 105)"


def test_what_is_in_the_way_is_named():
    project = base().with_clip("long", "a2", 0, 70).with_clip("next", "a2", 75, 5).build()
    message = refusal(project, RippleTrim(clip="a", side=Side.tail, by=-10 * F))
    assert '"next"' in message
    assert '"long"' in message


def test_ripples_without_handle_or_whole_frames_are_refused():
    assert "handle" in refusal(base().build(), RippleTrim(clip="a", side=Side.head, by=-101 * F))
    assert "whole frames" in refusal(base().build(), RippleTrim(clip="r", side="tail", by=-7))
    assert "nothing of it" in refusal(base().build(), RippleTrim(clip="a", side="tail", by=-50 * F))


def test_a_reversed_clip_ripples():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50, speed="-1", source_in=200)
        .with_clip("b", "v1", 50, 50)
        .build()
    )
    after = run_lawfully(project, RippleTrim(clip="a", side=Side.head, by=10 * F))
    assert strip(after, "v1") == "a[0 40)@190 b[40 90)"
    after = run_lawfully(project, RippleTrim(clip="a", side=Side.head, by=-10 * F))
    assert strip(after, "v1") == "a[0 60)@210 b[60 110)"


def test_more_ends_of_other_tracks_move_as_far():
    command = RippleTrim(clip="a", side=Side.tail, by=-10 * F, also=("t",), with_linked=False)
    project = base().build()
    after = run_lawfully(project, replace(command, also=("r",), side=Side.head, by=5 * F))
    assert strip(after, "v1") == "a[0 45)@105 b[45 95)@300"
    assert strip(after, "a1") == "s[0 50) r[60 95)@105"
    assert "one end on each track" in refusal(project, replace(command, also=("b",)))
