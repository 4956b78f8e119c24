from pathlib import Path

import pytest

from kijkocut.interchange.errors import UnknownFormatError, UnwritablePlaceError
from kijkocut.interchange.reading import format_of, read
from kijkocut.interchange.treatments import Format


def test_the_ending_names_the_format():
    assert format_of(Path("a/B.EDL")) is Format.edl
    assert format_of(Path("a.ssa")) is Format.ass
    with pytest.raises(UnknownFormatError, match=r"\.otio"):
        format_of(Path("a.doc"))


@pytest.mark.parametrize("ending", ["edl", "srt"])
def test_a_missing_file_is_said(tmp_path, ending):
    with pytest.raises(UnwritablePlaceError, match="can't be read"):
        read(tmp_path / f"x.{ending}")
