import pytest

from kijkocut.edit.commands.sequence_settings import SequenceSettings
from kijkocut.model.sequence import Background, ColourSpace
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def changed(project=None, **fields):
    start = project or a_project().build()
    return run_lawfully(start, SequenceSettings(sequence="s", **fields)).sequences["s"]


def test_what_is_given_changes_and_the_rest_stays():
    made = changed(width=1080, height=1920, linear_light=True, colour_space=ColourSpace.hlg)
    assert (made.width, made.height) == (1080, 1920)
    assert (made.linear_light, made.colour_space) == (True, ColourSpace.hlg)
    assert (made.rate, made.sample_rate) == (Rate(25), 48_000)


def test_background_and_sound_can_be_changed():
    red, blue = (1.0, 0.0, 0.0, 1.0), (0.0, 0.0, 1.0, 1.0)
    background = Background(kind="gradient", colours=(red, blue))
    made = changed(background=background, sample_rate=44_100, channels=6)
    assert (made.background, made.sample_rate, made.channels) == (background, 44_100, 6)
    assert changed(background=Background(kind="blur", strength="heavy")).background.kind == "blur"


def test_an_empty_sequence_can_change_its_rate():
    project = a_project().with_range(10, 21).build()
    made = changed(project, rate=Rate(30_000, 1001))
    assert made.rate == Rate(30_000, 1001)
    assert made.drop_frame
    frame = made.rate.frame_ticks
    assert made.range_in % frame == made.range_out % frame == 0
    assert not changed(project, rate=Rate(30_000, 1001), drop_frame=False).drop_frame
    assert not changed(project, rate=Rate(50)).drop_frame


def test_a_sequence_with_clips_keeps_its_rate():
    project = a_project().with_clip("a", "a1", 0, 50).build()
    message = refusal(project, SequenceSettings(sequence="s", rate=Rate(30)))
    assert "its 1 clips lie on frames" in message
    assert changed(project, rate=Rate(25), width=640).width == 640


def test_the_timecode_can_start_elsewhere():
    hour = 3600 * TICKS_PER_SECOND
    assert changed(start_timecode=hour).start_timecode == hour


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"width": 1921}, "even numbers"),
        ({"height": 0}, "even numbers"),
        ({"width": 20_000}, "even numbers"),
        ({"drop_frame": True}, "no drop-frame"),
        ({"sample_rate": 48_001}, "48001 Hz"),
        ({"sample_rate": 0}, "0 Hz"),
        ({"channels": 3}, "1, 2 or 6"),
        ({"rate": Rate(7919, 13)}, "fps"),
        ({"start_timecode": F + 1}, "whole frame"),
        ({"start_timecode": -F}, "24 hours"),
        ({"start_timecode": 24 * 3600 * TICKS_PER_SECOND}, "24 hours"),
        ({"background": Background(kind="plaid")}, "plaid"),
        ({"background": Background(kind="gradient")}, "has 2 colours"),
        ({"background": Background(strength="odd")}, "heavy"),
        ({"background": Background(colours=((9.0, 0.0, 0.0, 1.0),))}, "from 0 to 1"),
    ],
)
def test_settings_that_make_no_sense_are_refused(fields, says):
    assert says in refusal(a_project().build(), SequenceSettings(sequence="s", **fields))
