import pytest

from kijkocut.edit.commands.split_caption import SplitCaption
from kijkocut.model.clip import CaptionSource
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project(text="Good morning everyone"):
    source = CaptionSource(text=text, speaker="Ada")
    return a_project().with_clip("c", "c1", 10, 42, source=source).build()


def lines(after):
    return [(c.source.text, c.start // F, c.end // F) for c in after.lane("c1")]


def test_the_words_are_shared_by_time():
    after = run_lawfully(project(), SplitCaption(clip="c", at=18 * F, new_id="d"))
    assert lines(after) == [("Good", 10, 18), ("morning everyone", 18, 52)]
    assert after.clip("d").source.speaker == "Ada"
    after = run_lawfully(project(), SplitCaption(clip="c", at=40 * F))
    assert lines(after) == [("Good morning", 10, 40), ("everyone", 40, 52)]


def test_the_time_follows_from_the_character():
    after = run_lawfully(project("abcdef"), SplitCaption(clip="c", character=2))
    assert lines(after) == [("ab", 10, 24), ("cdef", 24, 52)]


def test_time_and_character_can_both_be_given():
    after = run_lawfully(project(), SplitCaption(clip="c", offset=10 * F, character=12))
    assert lines(after) == [("Good morning", 10, 20), ("everyone", 20, 52)]


def test_one_word_is_cut_by_its_share():
    after = run_lawfully(project("abcd"), SplitCaption(clip="c", offset=21 * F))
    assert lines(after) == [("ab", 10, 31), ("cd", 31, 52)]


@pytest.mark.parametrize("text", ["", " ", "x"])
def test_short_texts_can_be_split_by_time(text):
    after = run_lawfully(project(text), SplitCaption(clip="c", offset=21 * F))
    assert "".join(line for line, *_ in lines(after)) == text.strip()


def test_what_makes_no_sense_is_refused():
    assert "needs a place" in refusal(project(), SplitCaption(clip="c"))
    assert "is not inside" in refusal(project(), SplitCaption(clip="c", at=10 * F))
    assert "is not inside" in refusal(project(), SplitCaption(clip="c", offset=42 * F))
    assert "is not inside" in refusal(project(), SplitCaption(clip="c", character=21))
    assert "is not inside" in refusal(project(), SplitCaption(clip="c", character=0))
