import av.video.reformatter as ffmpeg
import pytest

from kijkocut.model.colour_codes import MATRICES, PRIMARIES, TRANSFERS, code_of

TABLES = (PRIMARIES, TRANSFERS, MATRICES)


@pytest.mark.parametrize("names", TABLES)
def test_every_code_is_found_by_its_name(names):
    assert {code_of(name, names): name for name in names.values()} == dict(names)


@pytest.mark.parametrize("names", TABLES)
def test_a_name_without_a_code_is_unspecified(names):
    for name in ("unknown", "", "BT709"):
        assert code_of(name, names) == 2
    assert not {2, 3} & set(names)  # unspecified and reserved


def test_the_codes_are_those_of_ffmpeg():
    assert PRIMARIES[ffmpeg.ColorPrimaries.BT2020] == "bt2020"
    assert PRIMARIES[ffmpeg.ColorPrimaries.SMPTE432] == "smpte432"
    assert TRANSFERS[ffmpeg.ColorTrc.SMPTE2084] == "smpte2084"
    assert TRANSFERS[ffmpeg.ColorTrc.ARIB_STD_B67] == "arib-std-b67"
    assert TRANSFERS[ffmpeg.ColorTrc.IEC61966_2_1] == "iec61966-2-1"


def test_the_tables_can_not_be_changed():
    for names in TABLES:
        with pytest.raises(TypeError):
            names[2] = "mine"
