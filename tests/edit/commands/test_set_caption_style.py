from kijkocut.edit.commands.set_caption_style import SetCaptionStyle
from kijkocut.model.title import Box, TextRun, Title
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def test_the_style_is_kept_without_its_text():
    style = Title(text="Sample", size=40.0, box=Box(), runs=(TextRun(start=0, end=3),))
    after = run_lawfully(a_project().build(), SetCaptionStyle(track="c1", style=style))
    assert after.tracks["c1"].caption_style == Title(text="", size=40.0, box=Box())


def test_style_and_language_are_set_each_alone():
    style = SetCaptionStyle(track="c1", style=Title(text="", size=40.0))
    after = run_lawfully(a_project().build(), style, SetCaptionStyle(track="c1", language="nl"))
    assert (after.tracks["c1"].caption_style.size, after.tracks["c1"].language) == (40.0, "nl")
    plain = run_lawfully(after, SetCaptionStyle(track="c1", style=None))
    assert plain.tracks["c1"].caption_style is None
    assert plain.tracks["c1"].language == "nl"


def test_only_caption_tracks_have_one():
    project = a_project().build()
    assert "no caption track" in refusal(project, SetCaptionStyle(track="v1", language="nl"))
    bad = SetCaptionStyle(track="c1", style=Title(text="", size=-1.0))
    assert "text size" in refusal(project, bad)
