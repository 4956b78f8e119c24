from msgspec import UNSET, Struct, UnsetType

from kijkocut.edit.fields import given


class Change(Struct):
    name: str | UnsetType = UNSET
    width: float | UnsetType | None = UNSET


def test_only_what_was_given_is_there():
    assert given(Change(), "name", "width") == {}
    assert given(Change(name=""), "name", "width") == {"name": ""}


def test_null_was_given():
    assert given(Change(width=None), "name", "width") == {"width": None}
