import pytest

from kijkocut.interchange.errors import UnwritablePlaceError
from kijkocut.interchange.otio_files import write_otio
from kijkocut.testing.builders import a_project


def test_a_place_that_can_not_be_written_is_refused(tmp_path):
    with pytest.raises(UnwritablePlaceError, match="gone"):
        write_otio(a_project().build(), "s", tmp_path / "gone" / "x.otio")
    assert list(tmp_path.iterdir()) == []
