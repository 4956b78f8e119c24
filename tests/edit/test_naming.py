import pytest

from kijkocut.edit.naming import checked_name
from kijkocut.edit.refusal import EditRefused


def test_names_lose_white_space_around_them():
    assert checked_name("  Rough cut\n", "sequence") == "Rough cut"


@pytest.mark.parametrize("name", ["", "  ", "\n\t"])
def test_nothing_is_no_name(name):
    with pytest.raises(EditRefused, match="A sequence needs a name"):
        checked_name(name, "sequence")
