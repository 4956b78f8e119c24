import pytest

from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.model.ids import ClipId

A = ClipId("a")


@pytest.fixture
def keyed(window, film):
    frame = film.sequence.rate.frame_ticks
    film.run(
        SetKeyframe(clip=A, name="opacity", offset=5 * frame, value=0.0),
        SetKeyframe(clip=A, name="opacity", offset=15 * frame, value=1.0),
    )
    film.select([A])
    return window.actions_


def _frames(film):
    frame = film.sequence.rate.frame_ticks
    return [k.at // frame for p in film.project.clip(A).params for k in p.keys]


def test_keyframes_are_gone_through_put_and_taken_away(film, keyed):
    frame = film.sequence.rate.frame_ticks
    keyed.trigger("keyframes.next")
    assert film.playhead == 5 * frame
    keyed.trigger("keyframes.next")
    keyed.trigger("keyframes.previous")
    assert film.playhead == 5 * frame
    film.move_playhead(10 * frame)
    keyed.trigger("keyframes.add")
    assert _frames(film) == [5, 10, 15]
    keyed.trigger("keyframes.delete")
    assert _frames(film) == [5, 15]
    keyed.trigger("keyframes.clear")
    assert _frames(film) == []
    assert not keyed.get("keyframes.clear").isEnabled()


def test_the_frame_is_filled_and_reset(film, keyed):
    keyed.trigger("clip.fit_fill")
    film.run(SetParam(clip=A, name="rotation", value=4.0))
    assert {p.name for p in film.project.clip(A).params} == {"opacity", "fit", "rotation"}
    keyed.trigger("clip.reset_transform")
    assert {p.name for p in film.project.clip(A).params} == {"opacity"}


def test_effects_are_switched_and_removed(film, keyed):
    film.run(*(AddEffect(clip=A, kind=kind) for kind in ("vignette", "levels")))
    for is_on in (False, True):
        keyed.trigger("clip.switch_effects")
        assert {e.is_enabled for e in film.project.clip(A).effects} == {is_on}
    keyed.trigger("clip.remove_effects")
    assert film.project.clip(A).effects == ()
