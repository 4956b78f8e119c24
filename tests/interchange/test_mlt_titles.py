from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from kijkocut.interchange.mlt_services import Document, Service
from kijkocut.interchange.mlt_time import Profile
from kijkocut.interchange.mlt_titles import has_text, kdenlive_title, text_title
from kijkocut.interchange.report import Ledger, Outcome
from kijkocut.interchange.xml_tree import parse_xml
from kijkocut.model.title import TextAlign
from kijkocut.testing.foreign import effect, mlt

PATH = Path("x.kdenlive")
P = Profile()
TEXT = (
    '<item type="QGraphicsTextItem" z-index="0"><position x="{x}" y="{y}"/><content font="Serif"'
    ' font-pixel-size="{size}" font-weight="75" font-italic="1" font-color="255,0,0,255"'
    ' alignment="4" box-width="400" box-height="100" font-outline="3"'
    ' font-outline-color="0,0,0,255" shadow="1;#80000000;4;5;6">{text}</content></item>'
)


def kdenlive(*items, rest=""):
    xml = f'<kdenlivetitle width="1920" height="1080">{"".join(items)}{rest}</kdenlivetitle>'
    text = f'<producer id="t"><property name="xmldata">{escape(xml)}</property></producer>'
    ledger = Ledger()
    document = Document(PATH, parse_xml(mlt(text).encode(), PATH), ledger)
    return kdenlive_title(document.find("t"), document, ledger), ledger


def item(text, x=760, y=490, size=80):
    return TEXT.format(text=text, x=x, y=y, size=size)


def test_a_title_keeps_its_letters_and_its_place():
    made, _ = kdenlive(item("Hé\nyou"))
    title = made.title
    assert (title.text, title.font, title.size, title.weight) == ("Hé\nyou", "Serif", 80, 700)
    assert (title.italic, title.align, title.colour) == (True, TextAlign.centre, (1, 0, 0, 1))
    assert (title.stroke.width, title.shadow.dx, title.shadow.blur) == (3, 5, 4)
    assert made.offset == (0, 0)


def test_several_texts_become_one_in_the_order_they_are_read():
    made, ledger = kdenlive(item("below", y=700), item("above", y=100, size=120))
    assert (made.title.text, made.title.size) == ("above\nbelow", 120)
    (loss,) = ledger.report("x").of(Outcome.approximated)
    assert loss.what == "titles of several texts"


def test_shapes_backgrounds_and_moves_are_told():
    shape = '<item type="QGraphicsRectItem"><position x="0" y="0"/><content rect="0,0,1,1"/></item>'
    rest = '<background color="0,0,0,255"/><startviewport rect="0,0,1,1"/>'
    _, ledger = kdenlive(item("x"), shape, rest=rest + '<endviewport rect="5,0,1,1"/>')
    assert [loss.what for loss in ledger.report("x").of(Outcome.dropped)] == [
        "pictures and shapes of titles",
        "backgrounds of titles",
        "movements of titles",
    ]


def test_a_title_without_text_is_none():
    assert kdenlive()[0] is None
    assert kdenlive(item("  "))[0] is None


def text(**properties):
    path = Path("x.mlt")
    node = parse_xml(effect(properties.pop("service", "dynamictext"), **properties).encode(), path)
    ledger = Ledger()
    service = Service(node, P)
    assert has_text(service)
    return text_title(service, P, ledger), ledger


@pytest.mark.parametrize(
    ("across", "down", "place"),
    [("left", "top", (-1, -1)), ("center", "middle", (0, 0)), ("right", "bottom", (1, 1))],
)
def test_a_text_filter_stands_where_it_is_aligned(across, down, place):
    made, _ = text(
        argument="Hi", size="100", fgcolour="#ffff0000", halign=across, valign=down, outline="2"
    )
    assert (made.title.text, made.title.colour) == ("Hi", (1, 0, 0, 1))
    assert made.title.stroke.width == 2
    signs = tuple((value > 1) - (value < -1) for value in made.offset)
    assert signs == place


def test_rich_text_keeps_its_words_and_first_style():
    html = (
        "<html><head><style>p { x }</style></head><body><p><span style=\"font-family:'Noto Sans';"
        ' font-size:36pt; color:#00ff00">One</span></p><p>Two</p></body></html>'
    )
    made, ledger = text(service="qtext", html=html)
    title = made.title
    assert (title.text, title.font, title.size) == ("One\nTwo", "Noto Sans", 48)
    assert title.colour == (0, 1, 0, 1)
    assert ledger.report("x").of(Outcome.approximated)


def test_nothing_written_is_no_title_and_damage_is_told():
    assert text(argument=" ")[0] is None
    made, ledger = text(argument="x", geometry="nowhere")
    assert made.title.text == "x"
    assert ledger.report("x").of(Outcome.dropped)
