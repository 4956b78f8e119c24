from kijkocut.edit.commands.add_take import AddTake
from kijkocut.edit.commands.slip import Slip
from kijkocut.edit.commands.split_clip import SplitClip
from kijkocut.edit.commands.trim_clip import TrimClip
from kijkocut.edit.edges import Side
from kijkocut.model.clip import MediaSource, SequenceSource, TitleSource
from kijkocut.model.media import MediaKind
from kijkocut.model.takes import all_takes
from kijkocut.model.title import Title
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully

NEW = MediaSource(media="n")


def base():
    return (
        a_project()
        .with_media("n", 200)
        .with_media("mute", 0, MediaKind.image)
        .with_clip("a", "v1", 10, 50, link="l")
        .with_clip("s", "a1", 10, 50, link="l")
        .with_clip("t", "v1", 60, 10, source=TitleSource(title=Title(text="T")), source_in=0)
    )


def names(project, key):
    return [take.name for take in all_takes(project.clip(key))]


def test_a_take_waits_behind_what_shows():
    before = base().build()
    after = run_lawfully(before, AddTake(clip="a", source=NEW, source_in=20 * F))
    assert names(after, "a") == ["a", "n.mp4"]
    assert after.clip("a").source == before.clip("a").source
    assert after.clip("a").takes[0].source_in == 20 * F
    assert names(after, "s") == ["s", "n.mp4"], "its sound is a take of the sound"


def test_sound_stays_alone_without_sound_or_link():
    after = run_lawfully(base().build(), AddTake(clip="a", source=MediaSource(media="mute")))
    assert names(after, "s") == ["s"]
    after = run_lawfully(base().build(), AddTake(clip="a", source=NEW, with_linked=False))
    assert names(after, "s") == ["s"]


def test_takes_keep_step_with_trims_and_splits():
    project = run_lawfully(base().build(), AddTake(clip="a", source=NEW, source_in=20 * F))
    trimmed = run_lawfully(project, TrimClip(clip="a", side=Side.head, by=5 * F))
    assert trimmed.clip("a").takes[0].source_in == 25 * F
    longer = run_lawfully(project, TrimClip(clip="s", side=Side.head, by=-9 * F, with_linked=False))
    assert longer.clip("s").takes[0].source_in == 11 * F
    split = run_lawfully(project, SplitClip(clip="a", at=30 * F, new_id="b"))
    assert split.clip("a").takes[0].source_in == 20 * F
    assert split.clip("b").takes[0].source_in == 40 * F


def test_a_slip_is_of_the_take_that_shows_alone():
    project = run_lawfully(base().build(), AddTake(clip="a", source=NEW, source_in=20 * F))
    slipped = run_lawfully(project, Slip(clip="a", by=7 * F))
    assert slipped.clip("a").takes[0].source_in == 20 * F


def test_what_can_be_no_take_is_refused():
    project = base().build()
    assert "shows no media file" in refusal(project, AddTake(clip="t", source=NEW))
    assert "nothing at" in refusal(project, AddTake(clip="a", source=NEW, source_in=200 * F))
    again = refusal(project, AddTake(clip="a", source=MediaSource(media="m"), source_in=100 * F))
    assert "among the takes" in again
    itself = SequenceSource(sequence="s")
    assert "in itself" in refusal(project, AddTake(clip="a", source=itself))
    image = MediaSource(media="mute")
    assert "nothing for audio" in refusal(project, AddTake(clip="s", source=image))
    assert "no media" in refusal(project, AddTake(clip="a", source=MediaSource(media="zz")))


def test_a_sequence_that_shows_this_one_is_no_take():
    project = (
        a_project()
        .with_sequence("s2", ("s2-v1",))
        .with_clip("in", "s2-v1", 0, 5)
        .with_clip("a", "v1", 0, 10, source=SequenceSource(sequence="s2"), source_in=0)
        .build()
    )
    message = refusal(project, AddTake(clip="in", source=SequenceSource(sequence="s")))
    assert "can't be placed in itself" in message
