import pytest

from kijkocut.interchange.report import Outcome
from kijkocut.testing.foreign import FRAME as F
from kijkocut.testing.foreign import effect, values


@pytest.fixture
def heard(dressed):
    return lambda *filters: dressed(*filters, is_sound=True)


@pytest.mark.parametrize(
    ("filter_", "gain"),
    [
        (effect("volume", level="-6"), -6),
        (effect("volume", gain="-3dB"), -3),
        (effect("volume", gain="0.5"), pytest.approx(-6.0206, abs=1e-4)),
        (effect("volume", gain="0"), -60),
        (effect("volume", level="99"), 20),
    ],
)
def test_volumes_are_decibels(heard, filter_, gain):
    clip, _ = heard(filter_)
    assert values(clip) == {"gain": gain}


def test_volumes_add_up(heard):
    clip, _ = heard(effect("volume", level="0=0;50=-12"), effect("volume", level="-6"))
    assert [key.value for key in clip.params[0].keys] == [-6, -18]
    _, report = heard(effect("volume", level="-6"), effect("volume", level="0=0;50=-12"))
    assert report.of(Outcome.dropped)


def test_fades_by_factor_and_by_loudness(heard):
    clip, report = heard(effect("volume", 0, 24, gain="0", end="1"))
    assert (clip.fade_in.duration, clip.params, report.losses) == (24 * F, (), ())
    clip, _ = heard(effect("volume", 80, 99, gain="1", end="0"))
    assert clip.fade_out.duration == 20 * F
    clip, report = heard(effect("volume", level="0=-60;25=0"))
    assert clip.fade_in.duration == 25 * F
    assert report.of(Outcome.approximated)


def test_a_change_of_volume_is_no_fade(heard):
    clip, _ = heard(effect("volume", 0, 99, gain="0.5", end="1"))
    assert [key.value for key in clip.params[0].keys] == pytest.approx([-6.02, 0], abs=0.01)


def test_pan_and_channels(heard):
    clip, _ = heard(effect("panner", channel="-1", split="0.75"))
    assert values(clip) == {"pan": 0.5}
    assert heard(effect("channelcopy", from_="0", to="1").replace("from_", "from"))[
        0
    ].channel_map == (0, 0)
    assert heard(effect("channelcopy", swap="1"))[0].channel_map == (1, 0)
    _, report = heard(effect("channelcopy", to="5"), effect("volume", gain="normalize"))
    assert len(report.of(Outcome.dropped)) == 2
