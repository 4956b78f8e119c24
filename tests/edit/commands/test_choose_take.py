import pytest

from kijkocut.edit.commands.add_take import AddTake
from kijkocut.edit.commands.choose_take import ChooseTake
from kijkocut.edit.commands.reverse_clip import ReverseClip
from kijkocut.edit.commands.trim_clip import TrimClip
from kijkocut.edit.edges import Side
from kijkocut.model.clip import Effect, MediaSource
from kijkocut.model.takes import all_takes
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully

NEW = MediaSource(media="n")


def taken(source_in=20, frames=200, **fields):
    project = (
        a_project()
        .with_media("n", frames)
        .with_clip("a", "v1", 10, 50, link="l", effects=(Effect(id="e", kind="blur"),), **fields)
        .with_clip("s", "a1", 10, 50, link="l", **fields)
        .with_clip("z", "v1", 60, 10)
        .build()
    )
    return run_lawfully(project, AddTake(clip="a", source=NEW, source_in=source_in * F))


def test_picture_and_sound_go_over_and_back():
    project = taken()
    after = run_lawfully(project, ChooseTake(clip="a", take=1))
    assert strip(after, "v1") == "a[10 60)@20 z[60 70)"
    assert strip(after, "a1") == "s[10 60)@20"
    clip = after.clip("a")
    assert (clip.source, clip.name, clip.effects[0].kind) == (NEW, "n.mp4", "blur")
    assert after.clip("s").source == NEW
    assert run_lawfully(after, ChooseTake(clip="a", take=0)) == project


def test_one_clip_alone_when_asked():
    after = run_lawfully(taken(), ChooseTake(clip="a", take=1, with_linked=False))
    assert after.clip("s").take_place == 0


def test_the_moment_that_shows_stays_the_same_in_a_trimmed_clip():
    project = run_lawfully(taken(), TrimClip(clip="a", side=Side.head, by=6 * F))
    after = run_lawfully(project, ChooseTake(clip="a", take=1))
    assert strip(after, "v1") == "a[16 60)@26 z[60 70)"


def test_a_take_too_short_says_how_much_it_lacks():
    message = refusal(taken(160), ChooseTake(clip="a", take=1))
    assert "too short" in message
    assert "0 frames are missing at its start and 10 at its end" in message


def test_or_makes_the_clip_shorter_with_its_sound():
    after = run_lawfully(taken(160), ChooseTake(clip="a", take=1, can_shorten=True))
    assert strip(after, "v1") == "a[10 50)@160 z[60 70)"
    assert strip(after, "a1") == "s[10 50)@160"
    assert all_takes(after.clip("a"))[0].source_in == 100 * F


def test_a_clip_that_was_made_longer_than_the_take_at_its_head():
    project = run_lawfully(taken(4), TrimClip(clip="a", side=Side.head, by=-10 * F))
    message = refusal(project, ChooseTake(clip="a", take=1))
    assert "6 frames are missing at its start and 0 at its end" in message
    after = run_lawfully(project, ChooseTake(clip="a", take=1, can_shorten=True))
    assert strip(after, "v1") == "a[6 60)@0 z[60 70)"
    assert all_takes(after.clip("a"))[0].source_in == 96 * F


def test_backwards_too():
    project = run_lawfully(taken(20), ReverseClip(clip="a"))
    after = run_lawfully(project, ChooseTake(clip="a", take=1))
    assert after.clip("a").source_in == 70 * F - 1
    assert run_lawfully(after, ReverseClip(clip="a")).clip("a").source_in == 20 * F


@pytest.mark.parametrize("place", [-1, 2])
def test_a_place_without_a_take_is_refused(place):
    assert "takes 0 to 1" in refusal(taken(), ChooseTake(clip="a", take=place))


def test_what_shows_already_or_has_no_takes_is_refused():
    assert "already" in refusal(taken(), ChooseTake(clip="a", take=0))
    assert "no other takes" in refusal(taken(), ChooseTake(clip="z", take=0))
