"""Files without colour tags are taken as the trade takes them; tags are believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.media.colours import resolved, tagged
from kijkocut.model.colour_codes import MATRICES, PRIMARIES, TRANSFERS, code_of
from kijkocut.model.media import Colour

codes = st.integers(0, 30)
HD = Colour(primaries="bt709", transfer="bt709", matrix="bt709", full_range=False)
NTSC = Colour(primaries="smpte170m", transfer="smpte170m", matrix="smpte170m", full_range=False)
PAL = Colour(primaries="bt470bg", transfer="smpte170m", matrix="smpte170m", full_range=False)
SRGB = Colour(primaries="bt709", transfer="iec61966-2-1", matrix="gbr", full_range=True)
PHOTO = Colour(primaries="bt709", transfer="iec61966-2-1", matrix="smpte170m", full_range=True)


@pytest.mark.parametrize(
    ("height", "is_rgb", "is_jpeg", "wanted"),
    [
        (1080, False, False, HD),
        (720, False, False, HD),
        (719, False, False, NTSC),
        (480, False, False, NTSC),
        (576, False, False, PAL),
        (1080, True, False, SRGB),
        (480, True, False, SRGB),
        (1080, False, True, PHOTO),
    ],
)
def test_untagged_pictures_follow_the_rule(
    *, height: int, is_rgb: bool, is_jpeg: bool, wanted: Colour
) -> None:
    assert resolved(Colour(), height, is_rgb=is_rgb, is_jpeg=is_jpeg) == wanted


@given(st.tuples(codes, codes, codes, st.integers(0, 3)), st.integers(1, 4000), st.data())
def test_nothing_stays_unknown_and_what_is_known_is_kept(
    numbers: tuple[int, int, int, int], height: int, data: st.DataObject
) -> None:
    is_rgb, is_jpeg = data.draw(st.booleans()), data.draw(st.booleans())
    told = tagged(*numbers)
    made = resolved(told, height, is_rgb=is_rgb, is_jpeg=is_jpeg)
    assert "unknown" not in (made.primaries, made.transfer, made.matrix)
    assert made.full_range is not None
    assert told.primaries in ("unknown", made.primaries)
    assert told.transfer in ("unknown", made.transfer)
    assert told.full_range in (None, made.full_range)
    assert (made.matrix == "gbr") == is_rgb
    if not is_rgb and told.matrix not in ("unknown", "gbr"):
        assert made.matrix == told.matrix
    assert resolved(made, height, is_rgb=is_rgb, is_jpeg=is_jpeg) == made


@given(codes, codes, codes)
def test_tags_are_told_under_names_that_give_their_number_back(
    primaries: int, transfer: int, matrix: int
) -> None:
    told = tagged(primaries, transfer, matrix, 0)
    assert code_of(told.primaries, PRIMARIES) == (primaries if primaries in PRIMARIES else 2)
    assert code_of(told.transfer, TRANSFERS) == (transfer if transfer in TRANSFERS else 2)
    assert code_of(told.matrix, MATRICES) == (matrix if matrix in MATRICES else 2)
    assert told.full_range is None
