from fractions import Fraction as Fr

from kijkocut.interchange.fcpxml_speed import TimeMap, time_map, timept_points
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import TICKS_PER_SECOND as S
from kijkocut.model.ticks import Ratio


def test_a_map_says_speed_and_place():
    found = TimeMap([(Fr(0), Fr(0)), (Fr(30), Fr(60))])
    assert found.at(Fr(2)) == 4
    assert found.retime(Fr(2), Fr(5)) == (Retime(speed=Ratio(2)), True)
    assert TimeMap([(Fr(0), Fr(3)), (Fr(9), Fr(3))]).retime(Fr(0), Fr(1))[0].is_frozen


def test_backwards_comes_back():
    points = timept_points(Retime(speed=Ratio(-1, 2)), Fr(30), 10 * S)
    assert points == ((0, 30), (10, 25))
    assert TimeMap(points).retime(Fr(0), Fr(10))[0].speed == Ratio(-1, 2)


def test_two_speeds_in_one_clip_become_steps():
    found = TimeMap([(Fr(0), Fr(0)), (Fr(1), Fr(1)), (Fr(2), Fr(4))])
    retime, is_exact = found.retime(Fr(0), Fr(2))
    assert not is_exact
    assert retime.is_sound
    assert [p.speed for p in retime.ramp] == [Ratio(1), Ratio(1), Ratio(3)]
    assert abs(retime.offset(2 * S) - 4 * S) <= 2


def test_a_ramp_is_met_at_every_point_written():
    ramp = Retime(ramp=(RampPoint(0, Ratio(1)), RampPoint(2 * S, Ratio(3))))
    found = TimeMap(timept_points(ramp, Fr(0), 2 * S))
    again, _ = found.retime(Fr(0), Fr(2))
    assert abs(again.offset(2 * S) - ramp.offset(2 * S)) <= 16
    assert abs(again.offset(S) - ramp.offset(S)) <= 16


def test_a_map_around_another_counts_on():
    outer = TimeMap([(Fr(0), Fr(0)), (Fr(10), Fr(20))])
    assert TimeMap().after(outer, Fr(3)).at(Fr(5)) == 7
    inner = TimeMap([(Fr(0), Fr(0)), (Fr(1), Fr(2))])
    assert inner.after(outer, Fr(0)).at(Fr(1)) == 4
    assert inner.after(TimeMap(), Fr(2)).at(Fr(3)) == 2


def test_manner_is_written():
    made = time_map([(Fr(0), Fr(0))], Retime(keep_pitch=False, blend="blend"))
    assert made.attributes == {"frameSampling": "frame-blending", "preservesPitch": "0"}
