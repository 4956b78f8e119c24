from kijkocut.desktop.action_sets.takes import ACTIONS
from kijkocut.edit.commands.add_take import AddTake
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import ClipId

BY_NAME = {action.name: action for action in ACTIONS}


def run(film, name):
    BY_NAME[name].run(film)


def test_all_selected_clips_turn_at_once(film):
    (media,) = film.project.media
    film.run(*(AddTake(clip=ClipId(key), source=MediaSource(media=media)) for key in ("a", "b")))
    film.select(("a", "b"))
    revision = film.work.session.revision
    run(film, "clip.next_take")
    assert film.work.session.revision == revision + 1
    assert {film.project.clip(ClipId(key)).source_in for key in ("a", "b")} == {0}
    run(film, "clip.finalise_takes")
    assert film.work.session.revision == revision + 2
    assert not any(film.project.clip(ClipId(key)).takes for key in ("a", "b"))


def test_without_takes_each_says_so(film):
    said = []
    film.noticed.connect(lambda notice: said.append(notice.text))
    revision = film.work.session.revision
    for name in BY_NAME:
        run(film, name)
    assert film.work.session.revision == revision
    assert len(said) == len(BY_NAME)
    assert all("no other takes here" in text for text in said)
