import pytest

from kijkocut.edit.commands.add_take import AddTake
from kijkocut.edit.commands.choose_take import ChooseTake
from kijkocut.edit.commands.remove_take import RemoveTake
from kijkocut.model.clip import MediaSource
from kijkocut.model.takes import all_takes
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def taken():
    builder = (
        a_project().with_clip("a", "v1", 10, 50, link="l").with_clip("s", "a1", 10, 50, link="l")
    )
    for key in ("n", "o"):
        builder = builder.with_media(key, 200)
    adds = (AddTake(clip="a", source=MediaSource(media=key)) for key in ("n", "o"))
    return run_lawfully(builder.build(), *adds)


def names(project, key):
    return [take.name for take in all_takes(project.clip(key))]


@pytest.mark.parametrize("shown", [0, 1, 2])
@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_take_goes_with_its_sound(shown, gone):
    project = taken()
    if shown:
        project = run_lawfully(project, ChooseTake(clip="a", take=shown))
    for key in ("a", "s"):
        before = names(project, key)
        after = run_lawfully(project, RemoveTake(clip="a", take=gone))
        assert names(after, key) == before[:gone] + before[gone + 1 :]
        kept = names(project, key)[shown]
        if shown != gone:
            assert after.clip(key).name == kept


def test_the_last_take_stays():
    project = run_lawfully(taken(), RemoveTake(clip="a", take=2), RemoveTake(clip="a", take=0))
    assert names(project, "a") == ["n.mp4"]
    assert "no other takes" in refusal(project, RemoveTake(clip="a", take=0))


def test_none_comes_in_place_that_is_too_short():
    project = a_project().with_media("n", 30).with_clip("a", "v1", 10, 50).build()
    project = run_lawfully(project, AddTake(clip="a", source=MediaSource(media="n")))
    assert "too short" in refusal(project, RemoveTake(clip="a", take=0))
    assert run_lawfully(project, RemoveTake(clip="a", take=1)).clip("a").takes == ()
    assert project.clip("a").takes[0].source_in == 0 * F
