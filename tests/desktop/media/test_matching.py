import pytest

from kijkocut.desktop.media.matching import accept_offer, offer_of, project_frame
from kijkocut.desktop.media.placing import Manner, place_entries
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate


@pytest.fixture
def fresh(film, make_video):
    """The film's desk on an empty Full HD sequence of 30 fps, with a medium that differs."""
    film.run(
        AddSequence(name="Fresh", id="fresh"),
        make_video("tall.mp4", size=(1080, 1920), rate=24, seconds=3),
        make_video("same.mp4", rate=30),
    )
    film.show_sequence("fresh")
    return film


def place(desk, name):
    place_entries(desk, (Entry(kind=EntryKind.media, id=name),), Manner.append)


def test_the_first_clip_offers_its_size_and_rate(fresh):
    place(fresh, "tall")
    offer = offer_of(fresh.project, fresh.sequence)
    assert (offer.width, offer.height, offer.rate) == (1080, 1920, Rate(24))
    before = fresh.project
    accept_offer(fresh, offer)
    sequence = fresh.sequence
    assert (sequence.width, sequence.height, sequence.rate) == (1080, 1920, Rate(24))
    lanes = [fresh.project.lane(track) for track in sequence.tracks]
    clips = [clip for lane in lanes for clip in lane]
    assert [clip.duration for clip in clips] == [3 * TICKS_PER_SECOND] * 2
    assert clips[0].link is not None
    assert project_frame(fresh.project, clips[0]) == Rate(24).frame_ticks
    fresh.undo()
    assert fresh.project == before


def test_what_fits_offers_nothing(fresh):
    place(fresh, "same")
    assert offer_of(fresh.project, fresh.sequence) is None


def test_the_second_clip_offers_nothing(fresh):
    place(fresh, "same")
    place(fresh, "tall")
    assert offer_of(fresh.project, fresh.sequence) is None
