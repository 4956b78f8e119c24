from multiprocessing import Pipe

import pytest

from kijkocut.model.project import Project, Put
from kijkocut.playback import wire
from kijkocut.playback.news import entities
from kijkocut.render import plan


def test_a_plan_comes_over_as_it_was(film, catalogue):
    ours, theirs = Pipe()
    want = wire.Want(ticket=3, plan=plan(film, "main", 0, catalogue=catalogue), is_jump=True)
    wire.send(ours, want)
    assert wire.receive_order(theirs) == want
    known = wire.Known(media=tuple(film.media.values()), gone=("x",))
    wire.send(ours, known)
    assert wire.receive_order(theirs) == known
    shown = wire.Shown(ticket=1, ring=2, slot=3, size=(4, 5), is_opaque=True, notes=("a",))
    wire.send(theirs, shown)
    assert wire.receive_answer(ours) == shown


def test_a_project_comes_over_whole(film):
    ours, theirs = Pipe()
    wire.send(ours, wire.Heard(entities=entities(film)))
    carried = wire.receive_order(theirs).entities
    assert Project().apply([Put(after=one) for one in carried]) == film


def test_who_hung_up_is_noticed_on_both_sides():
    ours, theirs = Pipe()
    theirs.close()
    with pytest.raises(wire.HungUpError):
        wire.receive_answer(ours)
    ours.close()
    with pytest.raises(wire.HungUpError):
        wire.send(ours, wire.Hello(pid=1))
