import pytest

from kijkocut.edit.commands.set_fade import SetFade
from kijkocut.edit.edges import Side
from kijkocut.model.clip import Fade, FadeCurve
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project(**fields):
    return a_project().with_clip("a", "v1", 0, 50, **fields).build()


def test_each_end_has_its_fade():
    after = run_lawfully(project(), SetFade(clip="a", side=Side.head, duration=10 * F))
    assert after.clip("a").fade_in == Fade(duration=10 * F)
    linear = SetFade(clip="a", side=Side.tail, duration=5 * F, curve=FadeCurve.linear)
    again = run_lawfully(after, linear)
    assert again.clip("a").fade_in == Fade(duration=10 * F)
    assert again.clip("a").fade_out == Fade(duration=5 * F, curve=FadeCurve.linear)


def test_a_changed_length_keeps_the_curve():
    fade = Fade(duration=5 * F, curve=FadeCurve.smooth)
    after = run_lawfully(project(fade_out=fade), SetFade(clip="a", side=Side.tail, duration=9 * F))
    assert after.clip("a").fade_out == Fade(duration=9 * F, curve=FadeCurve.smooth)


def test_no_length_takes_the_fade_away():
    fade = Fade(duration=5 * F)
    after = run_lawfully(project(fade_in=fade), SetFade(clip="a", side=Side.head, duration=0))
    assert after == project()


@pytest.mark.parametrize("frames", [41, 60, 10_000])
def test_fades_do_not_reach_over_each_other(frames):
    fade = Fade(duration=10 * F)
    message = refusal(
        project(fade_out=fade), SetFade(clip="a", side=Side.head, duration=frames * F)
    )
    assert "at most 40 frames" in message


def test_a_negative_length_is_refused():
    assert "negative" in refusal(project(), SetFade(clip="a", side=Side.head, duration=-F))
