import pytest

from kijkocut.edit.commands.add_transition import AddTransition
from kijkocut.model.clip import Alignment, CaptionSource, Transition
from kijkocut.model.media import MediaKind
from kijkocut.model.params import Param
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.catalogue import checked_refusal, run_checked
from kijkocut.testing.laws import refusal, run_lawfully


def pair(track="v1", left_in=100, right_in=100, media="m"):
    """Two clips of 50 frames; media "m" is 1500 frames long."""
    return (
        a_project()
        .with_media("still", 0, MediaKind.image)
        .with_clip("a", track, 0, 50, source_in=left_in, media=media)
        .with_clip("b", track, 50, 50, source_in=right_in, media=media)
    )


def over(after, clip="b"):
    found = after.clip(clip).transition
    return (found.kind, found.before // F, found.after // F)


@pytest.mark.parametrize(
    ("alignment", "before", "after"),
    [(Alignment.centre, 5, 6), (Alignment.start, 0, 11), (Alignment.end, 11, 0)],
)
def test_it_lies_over_the_cut_as_aligned(alignment, before, after):
    add = AddTransition(clip="b", kind="wipe", duration=11 * F, alignment=alignment)
    made = run_lawfully(pair().build(), add)
    assert over(made) == ("wipe", before, after)
    assert [c.start for c in made.lane("v1")] == [0, 50 * F], "it moves nothing"


def test_a_second_of_dissolve_by_default():
    assert over(run_lawfully(pair().build(), AddTransition(clip="b"))) == ("dissolve", 12, 13)


def test_sound_crossfades_by_default_and_needs_no_frames():
    made = run_lawfully(pair("a1").build(), AddTransition(clip="b", duration=F + 1))
    found = made.clip("b").transition
    assert (found.kind, found.duration) == ("crossfade", F + 1)
    message = refusal(pair("a1").build(), AddTransition(clip="b", kind="wipe"))
    assert "crossfade or crossfade_gain" in message


def test_one_that_is_there_is_replaced():
    first = run_lawfully(pair().build(), AddTransition(clip="b"))
    made = run_lawfully(first, AddTransition(clip="b", kind="push", duration=4 * F))
    assert over(made) == ("push", 2, 2)


def test_stills_have_handles_without_end():
    made = run_lawfully(pair(media="still").build(), AddTransition(clip="b", duration=80 * F))
    assert over(made) == ("dissolve", 40, 40)


def test_the_missing_handle_is_named():
    message = refusal(pair(right_in=3).build(), AddTransition(clip="b"))
    assert '"b" at 00:00:02:00 on V1 has only 3 frames of handle before its start' in message
    assert "needs 12" in message
    message = refusal(pair(left_in=1447).build(), AddTransition(clip="b"))
    assert '"a" at 00:00:00:00 on V1 has only 3 frames of handle after its end' in message
    assert "needs 13" in message


def test_it_is_shortened_when_asked():
    project = pair(right_in=3).build()
    assert over(run_lawfully(project, AddTransition(clip="b", can_shorten=True))) == (
        "dissolve",
        3,
        13,
    )
    none = pair(left_in=1450, right_in=0).build()
    assert "no handle" in refusal(none, AddTransition(clip="b", can_shorten=True))


def test_transitions_of_one_clip_share_its_length():
    project = pair().with_clip("c", "v1", 100, 50).build()
    first = run_lawfully(project, AddTransition(clip="b", duration=60 * F))
    assert over(first) == ("dissolve", 30, 30)
    message = refusal(first, AddTransition(clip="c", duration=60 * F))
    assert "only 20 are free" in message
    made = run_lawfully(first, AddTransition(clip="c", duration=60 * F, can_shorten=True))
    assert over(made, "c") == ("dissolve", 20, 30)
    assert over(made) == ("dissolve", 30, 30)


@pytest.mark.parametrize("duration", [0, -F, F // 2])
def test_lengths_that_make_no_sense_are_refused(duration):
    assert "length" in refusal(pair().build(), AddTransition(clip="b", duration=duration))


def test_without_a_cut_there_is_no_transition():
    project = a_project().with_clip("a", "v1", 0, 50).with_clip("b", "v1", 60, 50).build()
    for clip in ("a", "b"):
        assert "no clip right before it" in refusal(project, AddTransition(clip=clip))


def test_captions_have_none():
    line = CaptionSource(text="x")
    project = (
        a_project()
        .with_clip("a", "c1", 0, 50, source=line)
        .with_clip("b", "c1", 50, 50, source=line)
        .build()
    )
    assert "Captions have no" in refusal(project, AddTransition(clip="b"))


def test_the_catalogue_knows_kinds_and_parameters():
    params = (Param(name="radius", value=3),)
    made = run_checked(pair().build(), AddTransition(clip="b", kind="wipe", params=params))
    assert made.clip("b").transition.params == (Param(name="radius", value=3.0),)
    assert 'Did you mean "wipe"' in checked_refusal(
        pair().build(), AddTransition(clip="b", kind="wip")
    )
    assert "no parameter" in checked_refusal(
        pair().build(), AddTransition(clip="b", kind="dissolve", params=params)
    )


def test_a_reversed_clip_gives_the_handle_at_its_other_end():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50, source_in=200, speed="-1")
        .with_clip("b", "v1", 50, 50)
        .build()
    )
    made = run_lawfully(project, AddTransition(clip="b", duration=2 * F))
    assert made.clip("b").transition == Transition(kind="dissolve", before=F, after=F)
