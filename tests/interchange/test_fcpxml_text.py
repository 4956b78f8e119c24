from kijkocut.interchange.fcpxml_text import (
    caption_role,
    caption_source,
    caption_text,
    language_of,
    title_source,
    title_text,
)
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_text import Made, xml_text
from kijkocut.interchange.xml_tree import parse_xml
from kijkocut.model.clip import CaptionSource
from kijkocut.model.title import Shadow, Stroke, TextAlign, TextRun, Title

FANCY = Title(
    text="One two",
    font="Noto Serif",
    size=50.0,
    weight=700,
    italic=True,
    colour=(1.0, 0.5, 0.0, 1.0),
    align=TextAlign.end,
    tracking=2.0,
    stroke=Stroke(width=3.0, colour=(0.0, 0.0, 1.0, 1.0)),
    shadow=Shadow(dx=3.0, dy=4.0, blur=2.0),
    runs=(TextRun(start=4, end=7, font="Noto Sans", size=20.0, underline=True),),
)


def title_of(tmp_path, *made):
    node = parse_xml(xml_text(Made("title", *made)).encode(), tmp_path / "x")
    return title_source(node, 1080, Ledger()).title


def test_text_and_styles_come_back(tmp_path):
    assert title_of(tmp_path, *title_text(FANCY, "t")) == FANCY


def test_text_without_style_is_read(tmp_path):
    assert title_of(tmp_path, Made("text", "Hi"), Made("text", "there")).text == "Hi\nthere"


def test_captions_and_their_language(tmp_path):
    made = caption_text(CaptionSource(text="A\nb", speaker="Eva"))
    node = parse_xml(xml_text(Made("caption", *made)).encode(), tmp_path / "x")
    assert caption_source(node, Ledger()).text == "Eva: A\nb"
    assert [language_of(caption_role(words)) for words in ("nl", "")] == ["nl", ""]
    assert language_of("iTT?captionFormat=ITT.en-US") == "en-US"
