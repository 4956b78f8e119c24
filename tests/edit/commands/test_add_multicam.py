import pytest

from kijkocut.edit.commands.add_multicam import AddMulticam, AngleRecordings, Recording
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.placing import Placement
from kijkocut.model.angles import angles_of
from kijkocut.model.clip import SequenceSource
from kijkocut.model.media import MediaKind
from kijkocut.model.sequence import AngleSound
from kijkocut.testing.builders import RATE, F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully


def base():
    return a_project().with_media("n", 300).with_media("rec", 400, MediaKind.audio).build()


def made(*angles, project=None, **fields):
    takes = tuple(
        AngleRecordings(recordings=tuple(Recording(media=m, at=at) for m, at in angle))
        for angle in angles
    )
    return run_lawfully(project or base(), AddMulticam(angles=takes, id="cam", **fields))


def test_recordings_lie_in_step_each_on_the_tracks_it_needs():
    after = made([("m", 1000 * F)], [("n", 1040 * F)], [("rec", 990 * F)], name="Show")
    assert strip(after, "cam-v1").endswith("[10 1510)@0")
    assert strip(after, "cam-v2").endswith("[50 350)@0")
    assert strip(after, "cam-a3").endswith("[0 400)@0")
    assert after.sequences["cam"].tracks == ("cam-v1", "cam-v2", "cam-a1", "cam-a2", "cam-a3")
    (picture,), (sound,) = after.lane("cam-v1"), after.lane("cam-a1")
    assert picture.link == sound.link is not None
    names = [(a.number, a.id, a.name) for a in angles_of(after, "cam")]
    assert names == [(1, "1", "m.mp4"), (2, "2", "n.mp4"), (3, "3", "rec.mp4")]


def test_the_canvas_is_that_of_the_first_picture():
    sequence = made([("rec", 0)], [("m", 0)]).sequences["cam"]
    assert (sequence.width, sequence.height, sequence.rate) == (1920, 1080, RATE)


def test_pictures_come_to_a_frame_without_leaving_step():
    """What begins between two frames gives up the part of a frame before the next one."""
    after = made([("m", 0)], [("n", 3 * F + F // 4)])
    (picture,), (sound,) = after.lane("cam-v2"), after.lane("cam-a2")
    assert picture.start == sound.start == 4 * F
    assert picture.source_in == sound.source_in == 4 * F - (3 * F + F // 4)
    assert picture.duration == 299 * F
    assert sound.source_end == 300 * F


def test_recordings_of_one_camera_follow_each_other_on_its_track():
    after = made([("m", 0), ("n", 1600 * F)], [("m", 0)])
    assert [c.start // F for c in after.lane("cam-v1")] == [0, 1600]
    overlap = AddMulticam(
        angles=(AngleRecordings(recordings=(Recording(media="m"), Recording(media="n", at=F))),)
    )
    assert "another recording of angle 1" in refusal(base(), overlap)


@pytest.mark.parametrize(
    ("fields", "heard"),
    [
        ({}, "1"),
        ({"sound_angle": "2"}, "2"),
        ({"sound": AngleSound.follows}, "1"),
        ({"sound": AngleSound.all_together}, None),
    ],
)
def test_what_is_placed_shows_the_first_angle_with_the_sound_that_was_chosen(fields, heard):
    project = made([("m", 0)], [("n", 0)], **fields)
    place = Overwrite(
        placement=Placement(source=SequenceSource(sequence="cam")),
        at=0,
        track="v1",
        audio_track="a1",
        id="x",
    )
    after = run_lawfully(project, place)
    assert after.clip("x").source.angle == "1"
    assert after.clip("x-audio").source.angle == heard


def test_what_makes_no_multicam_is_refused():
    assert "needs angles" in refusal(base(), AddMulticam(angles=()))
    assert "needs angles" in refusal(base(), AddMulticam(angles=(AngleRecordings(recordings=()),)))
    one = (AngleRecordings(recordings=(Recording(media="m"),)),)
    assert "No angle" in refusal(base(), AddMulticam(angles=one, sound_angle="2"))
    lost = (AngleRecordings(recordings=(Recording(media="lost"),)),)
    assert "no media" in refusal(base(), AddMulticam(angles=lost))
    assert "no bin" in refusal(base(), AddMulticam(angles=one, bin="lost"))
