import pytest

from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import UnknownName
from kijkocut.edit.shelves import bin_of, bins_inside, require_bin
from kijkocut.model.ids import OperationId
from kijkocut.model.media import Bin
from kijkocut.testing.builders import a_project


def test_bins_are_found():
    draft = Draft(a_project().build(), OperationId("op"))
    for key, parent in (("top", None), ("b", "top"), ("a", "top")):
        draft.put(Bin(id=key, name=key, parent=parent))
    assert bin_of(draft, "top").name == "top"
    assert [bin_.id for bin_ in bins_inside(draft, "top")] == ["a", "b"]
    require_bin(draft, None)
    with pytest.raises(UnknownName, match='Did you mean "top"'):
        require_bin(draft, "tpo")
