from kijkocut.edit.commands.add_take import AddTake
from kijkocut.edit.commands.choose_take import ChooseTake
from kijkocut.edit.commands.finalise_takes import FinaliseTakes
from kijkocut.model.clip import MediaSource
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def test_only_what_shows_stays():
    project = (
        a_project()
        .with_media("n", 200)
        .with_clip("a", "v1", 10, 50, link="l")
        .with_clip("s", "a1", 10, 50, link="l")
        .build()
    )
    take = MediaSource(media="n")
    taken = run_lawfully(project, AddTake(clip="a", source=take), ChooseTake(clip="a", take=1))
    after = run_lawfully(taken, FinaliseTakes(clips=("a",)))
    for key in ("a", "s"):
        clip = after.clip(key)
        assert (clip.takes, clip.take_place, clip.source) == ((), 0, take)
    assert "has other takes" in refusal(after, FinaliseTakes(clips=("a", "s")))
