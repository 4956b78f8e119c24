from hypothesis import given
from hypothesis import strategies as st

from kijkocut.desktop.fuzzy import match


def _best(query, *texts):
    ranked = [(match(query, text), text) for text in texts]
    return max((one for one in ranked if one[0] is not None), default=(0, None))[1]


def test_starts_of_words_and_runs_win():
    assert _best("sa", "Sequence Settings", "Select All") == "Select All"
    assert _best("rip", "Trim Start to Playhead", "Ripple Delete") == "Ripple Delete"
    assert _best("undo", "Unlink Audio Down", "Undo") == "Undo"


def test_letters_must_be_there_in_their_order():
    assert match("xyz", "Undo") is None
    assert match("odnu", "Undo") is None
    assert match("", "Undo") == 0


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_a_part_of_a_text_always_names_it(before, part, after):
    assert match(part, before + part + after) is not None
