import pytest

from kijkocut.edit.commands.add_multicam import AddMulticam, AngleRecordings, Recording
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import MediaSource, SequenceSource
from kijkocut.model.ids import ClipId, SequenceId
from kijkocut.model.sequence import AngleSound


@pytest.fixture
def concert(window, film):
    (media,) = film.project.media
    film.run(AddMulticam(angles=(AngleRecordings(recordings=(Recording(media=media),)),), id="cam"))
    track = film.sequence.tracks[0]
    placement = Placement(source=SequenceSource(sequence=SequenceId("cam")))
    film.run(Overwrite(placement=placement, at=0, track=track, id="x"))
    film.select([ClipId("x")])
    return film


def test_the_sound_follows_by_a_switch_and_clips_are_flattened(concert, window, do):
    do("multicam.sound_follows")
    assert concert.project.sequences["cam"].multicam.sound is AngleSound.follows
    assert window.actions_.get("multicam.sound_follows").isChecked()
    do("multicam.sound_follows")
    assert concert.project.sequences["cam"].multicam.sound is AngleSound.one
    do("multicam.flatten")
    assert isinstance(concert.project.clip(ClipId("x")).source, MediaSource)
    concert.select([ClipId("x")])
    assert not window.actions_.get("multicam.flatten").isEnabled()
    assert not window.actions_.get("multicam.sound_follows").isEnabled()


def test_number_keys_are_free_while_the_view_is_off(concert, window, do):
    assert not window.actions_.get("multicam.switch_2").isEnabled()
    do("multicam.view")
    assert window.actions_.get("multicam.switch_2").isEnabled()
    assert window.actions_.get("multicam.view").isChecked()
    do("multicam.view")
    assert not window.actions_.get("multicam.new").isEnabled()
    do("multicam.from_tracks")
    assert concert.sequence.multicam is not None
    assert not window.actions_.get("multicam.from_tracks").isEnabled()
