from msgspec.structs import replace

from kijkocut.model.ids import MediaId
from kijkocut.model.project import Project, Put
from kijkocut.playback import wire
from kijkocut.playback.news import News, entities, hears
from kijkocut.render import plan


def test_only_plans_that_name_sound_are_said_to_hear(film, catalogue):
    assert not hears(plan(film, "main", 0, catalogue=catalogue))


def test_media_are_told_when_they_change_and_again_to_who_knows_nothing(film, catalogue):
    news, planned = News(), plan(film, "main", 0, catalogue=catalogue)
    news.note(film, planned)
    media = film.media[MediaId("m")]
    assert news.fresh() == [wire.Known(media=(media,))]
    news.note(film, planned)
    assert news.fresh() == []
    moved = replace(media, path="/elsewhere.mp4")
    changed = film.apply([Put(before=media, after=moved)])
    news.note(changed, planned)
    assert news.fresh() == [wire.Known(media=(moved,))]
    news.note(Project(), planned)
    assert news.fresh() == [wire.Known(gone=(media.id,))]
    news.note(film, planned)
    news.forget()
    assert news.fresh() == [wire.Known(media=(media,))]


def test_a_project_is_all_its_entities(film):
    assert Project().apply([Put(after=one) for one in entities(film)]) == film
