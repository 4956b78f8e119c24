import pytest

from kijkocut.desktop.captions.finding import BadPatternError, Wanted, hits, replacing
from kijkocut.model.clip import CaptionSource, Clip, TitleSource
from kijkocut.model.title import Title


def _clips(*texts):
    return [
        Clip(id=str(n), track="c", start=n, duration=1, source=CaptionSource(text=text))
        for n, text in enumerate(texts)
    ]


def test_text_is_found_with_or_without_capitals():
    clips = _clips("The River", "a river", "sea")
    assert hits(clips, Wanted(text="river")) == ("0", "1")
    assert hits(clips, Wanted(text="River", has_case=True)) == ("0",)
    assert hits(clips, Wanted(text="")) == ()


def test_plain_text_is_no_pattern():
    clips = _clips("Really? (yes)", "Really!")
    assert hits(clips, Wanted(text="y? (")) == ("0",)
    (command,) = replacing(clips, Wanted(text="? ("), r"\1[")
    assert command.text == r"Really\1[yes)"


def test_groups_of_a_pattern_are_put_back():
    (command,) = replacing(_clips("12 km"), Wanted(text=r"(\d+) km", is_pattern=True), r"\1 miles")
    assert command.text == "12 miles"


def test_bad_patterns_are_told():
    with pytest.raises(BadPatternError):
        hits(_clips("x"), Wanted(text="(", is_pattern=True))
    with pytest.raises(BadPatternError):
        replacing(_clips("x"), Wanted(text="x", is_pattern=True), r"\3")


def test_lines_that_stay_the_same_are_left_alone():
    assert replacing(_clips("same"), Wanted(text="same"), "same") == ()
    title = Clip(id="t", track="v", start=0, duration=1, source=TitleSource(title=Title(text="x")))
    assert hits([title], Wanted(text="x")) == ()
