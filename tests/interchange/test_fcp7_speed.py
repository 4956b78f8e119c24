import pytest

from kijkocut.interchange.fcp7_speed import Played, Times, played, written_speed
from kijkocut.interchange.xml_text import xml_text
from kijkocut.model.clip import Clip, MediaSource
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, Ratio
from kijkocut.testing.builders import F

RATE = Rate(25)


def a_clip(retime, source_in=100, frames=50):
    return Clip(
        id="c",
        track="t",
        start=0,
        duration=frames * F,
        source=MediaSource(media="m"),
        source_in=source_in * F,
        retime=retime,
    )


def back(xmeml, clip, whole=1000 * F, lead=0):
    made = written_speed(clip, RATE, whole, lead)
    own = round(made.own * TICKS_PER_SECOND)
    times = Times(
        own=own, length=clip.duration, asked=clip.duration, reach=clip.duration, whole=whole
    )
    effect = xmeml.node(xml_text(made.filter)).one("effect") if made.filter is not None else None
    return played(effect, times, RATE, xmeml.values)


@pytest.mark.parametrize(
    "speed", [Ratio(2), Ratio(1, 3), Ratio(-1), Ratio(-5, 2), Ratio(0), Ratio(107, 100)]
)
def test_constant_speeds_come_back_exactly(xmeml, speed):
    clip = a_clip(Retime(speed=speed, blend="blend"))
    assert back(xmeml, clip) == Played(source_in=clip.source_in, retime=clip.retime)


def test_a_plain_clip_has_no_filter():
    assert written_speed(a_clip(Retime()), RATE, 0, 0).filter is None


def test_a_ramp_comes_back_in_straight_pieces(xmeml):
    ramp = Retime(ramp=(RampPoint(0, Ratio(1)), RampPoint(50 * F, Ratio(3))))
    clip = a_clip(ramp)
    found = back(xmeml, clip, lead=5 * F)
    assert found.source_in == clip.source_in
    for at in (10, 25, 40, 50):
        assert abs(found.retime.offset(at * F) - ramp.offset(at * F)) < F
    assert [x.what for x in xmeml.ledger.report("xml").losses] == ["speeds"]


def said(xmeml, body, own=0, asked=50, whole=1000):
    effect = xmeml.node(f"<effect>{body}</effect>")
    times = Times(own=own * F, length=50 * F, asked=asked * F, reach=50 * F, whole=whole * F)
    found = played(effect, times, RATE, xmeml.values)
    return found.source_in / F, found.retime.speed


def setting(name, value):
    return f"<parameter><parameterid>{name}</parameterid><value>{value}</value></parameter>"


def graph(*points):
    keys = "".join(f"<keyframe><when>{w}</when><value>{v}</value></keyframe>" for w, v in points)
    return f"<parameter><parameterid>graphdict</parameterid><value>0</value>{keys}</parameter>"


def test_in_points_count_the_clip_as_it_plays(xmeml):
    assert said(xmeml, setting("speed", 200), own=30) == (60, Ratio(2))


def test_backwards_counts_from_the_end_of_the_file_or_of_the_graph(xmeml):
    back_ = setting("speed", 100) + setting("reverse", "TRUE")
    assert said(xmeml, back_, own=100) == (900, Ratio(-1))
    assert said(xmeml, back_ + graph((0, 37127), (37127, 1)), own=15299) == (21828, Ratio(-1))


def test_resolves_frozen_frame(xmeml):
    body = setting("speed", 0) + graph((0, 7), (86400, 7), (87184, 7), (1440001, 8))
    assert said(xmeml, body, own=86400) == (7, Ratio(0))


def test_in_and_out_points_that_count_frames_of_the_file(xmeml):
    assert said(xmeml, setting("speed", 200), own=30, asked=100) == (30, Ratio(2))


def test_a_filter_without_settings_changes_nothing(xmeml):
    assert said(xmeml, "", own=30) == (30, Ratio(1))
    assert said(xmeml, setting("speed", 99999999), own=0)[1] == Ratio(10_000)
