import itertools

from kijkocut.edit.refusal import EditRefused, UnknownName, did_you_mean
from kijkocut.model.errors import UserError


def test_refusals_are_the_persons_to_mend():
    assert issubclass(UnknownName, EditRefused)
    assert issubclass(EditRefused, UserError)
    assert (EditRefused.code, UnknownName.code) == ("edit.refused", "edit.unknown")


def test_the_closest_name_is_suggested():
    assert did_you_mean("opactiy", ["opacity", "position"]) == ' Did you mean "opacity"?'
    assert did_you_mean("zebra", ["opacity", "position"]) == ""
    assert did_you_mean("x", []) == ""


def test_a_long_list_of_names_is_not_read_to_its_end():
    endless = (f"clip-{n}" for n in itertools.count())
    assert did_you_mean("clip-7", endless) == ' Did you mean "clip-7"?'
