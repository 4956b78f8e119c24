import pytest

from kijkocut.edit.clipboard import Clipboard, at_home, copy_clips, fresh, with_luggage
from kijkocut.edit.draft import Draft
from kijkocut.model.clip import SequenceSource, Transition
from kijkocut.model.ids import OperationId
from kijkocut.model.project import Put
from kijkocut.model.sequence import TrackKind
from kijkocut.testing.builders import F, a_project

DISSOLVE = Transition(kind="dissolve", before=F, after=F)


def base():
    return (
        a_project()
        .with_clip("a", "v2", 10, 20, link="l", group="g")
        .with_clip("b", "v2", 30, 20, transition=DISSOLVE, source_in=300)
        .with_clip("s", "a2", 12, 20, link="l")
        .with_clip("t", "v1", 11, 5)
        .build()
    )


def test_a_copy_counts_from_its_own_beginning_and_its_lowest_tracks():
    clipboard = copy_clips(base(), ["b", "t", "s", "b"])
    placed = [(c.clip.id, c.clip.start // F, c.kind, c.row) for c in clipboard.clips]
    assert placed == [
        ("b", 19, TrackKind.video, 1),
        ("t", 0, TrackKind.video, 0),
        ("s", 1, TrackKind.audio, 0),
    ]
    assert clipboard.duration == 39 * F
    assert copy_clips(base(), []) == Clipboard(clips=())
    assert Clipboard(clips=()).duration == 0
    with pytest.raises(KeyError):
        copy_clips(base(), ["q"])


def test_copies_are_joined_among_themselves_only():
    project = base()
    draft = Draft(project, OperationId("op"))
    clips = [project.clip(i) for i in ("a", "b", "s")]
    a, b, s = fresh(draft, clips, ("x",))
    assert (a.id, b.id) == ("x", "clip-op-3")
    assert a.link == s.link not in (None, "l")
    assert a.group not in (None, "g")
    assert b.transition == DISSOLVE
    (alone,) = fresh(draft, [project.clip("b")])
    assert alone.transition is None
    assert draft.changes == ()


def test_at_home_the_luggage_is_left_unless_something_is_lost():
    project = base()
    copied = copy_clips(project, ["t"])
    packed = with_luggage(copied, project, "home")
    assert [m.id for m in packed.luggage.media] == ["m"]
    assert at_home(packed, project, "home") == copied
    assert at_home(packed, project, "elsewhere").luggage == packed.luggage
    lost = a_project().build()
    lost = lost.apply((Put(before=lost.media["m"]),))
    assert at_home(packed, lost, "home").luggage == packed.luggage
    nest = a_project().with_sequence("in", ("in-v1",)).with_clip("x", "in-v1", 0, 9)
    nest = nest.with_clip("n", "v1", 0, 5, source=SequenceSource(sequence="in"), source_in=0)
    packed = with_luggage(copy_clips(nest.build(), ["n"]), nest.build(), "home")
    assert at_home(packed, project, "home").luggage == packed.luggage
