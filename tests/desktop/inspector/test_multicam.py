import pytest

from kijkocut.desktop.inspector.multicam import multicam_sections
from kijkocut.edit.commands.add_multicam import AddMulticam, AngleRecordings, Recording
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import SequenceSource
from kijkocut.model.ids import ClipId

X, Y = ClipId("x"), ClipId("x-audio")


@pytest.fixture
def concert(film):
    (media,) = film.project.media
    angles = tuple(
        AngleRecordings(recordings=(Recording(media=media),), name=name)
        for name in ("Wide", "Close")
    )
    film.run(AddMulticam(angles=angles, id="cam"))
    tracks = {t.name: t.id for t in film.project.sequence_tracks("main")}
    placement = Placement(source=SequenceSource(sequence="cam"))
    film.run(
        Overwrite(placement=placement, at=0, track=tracks["V1"], audio_track=tracks["A1"], id="x")
    )
    return film


def section(film, pictures=(X,), sounds=(Y,)):
    chosen = ([film.project.clip(key) for key in keys] for keys in (pictures, sounds))
    return list(multicam_sections(film.project, *map(tuple, chosen)))


def test_picture_and_sound_are_chosen_each_for_itself(concert):
    (plan,) = section(concert)
    seen, heard = plan.fields
    assert seen.spec.choices == ("1 - Wide", "2 - Close", "All together")
    assert seen.values(concert.project, 0) == heard.values(concert.project, 0) == ("1 - Wide",)
    concert.run(*seen.write(concert.project, 0, "2 - Close"))
    assert concert.project.clip(X).source.angle == "2"
    assert concert.project.clip(Y).source.angle == "1"
    concert.run(*heard.write(concert.project, 0, "All together"))
    assert concert.project.clip(Y).source.angle is None
    assert heard.values(concert.project, 0) == ("All together",)


def test_other_clips_have_no_angles(concert):
    assert section(concert, pictures=(X, ClipId("b")), sounds=()) == []
    assert section(concert, pictures=(), sounds=()) == []


def test_the_panel_shows_the_choice(panel, film, concert, row):
    film.select([X])
    assert row("multicam", "angle").field.values(film.project, 0) == ("1 - Wide",)
