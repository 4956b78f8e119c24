import pytest

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.model.codec import encode
from kijkocut.model.ids import OperationId
from kijkocut.model.project import Project


class Nod(Command, frozen=True, kw_only=True, tag="nod"):
    times: int = 1


def test_a_command_is_a_value_that_leaves_out_its_defaults():
    assert Nod(times=2) == Nod(times=2) != Nod()
    assert encode(Nod()) == b'{"command":"nod"}'
    with pytest.raises(AttributeError):
        Nod().times = 5


def test_a_command_is_anchored_as_it_is_unless_it_says_otherwise():
    command = Nod()
    assert command.anchored(Project()) is command


def test_a_command_must_say_what_it_does():
    with pytest.raises(NotImplementedError):
        Nod().apply(Draft(Project(), OperationId("op")))
