import base64
import json

import pytest

from kijkocut.interchange.fcp7_files import File
from kijkocut.interchange.fcp7_texts import (
    GRAPHIC,
    generator,
    graphic,
    made_by_program,
    plain_generator,
    title_generator,
)
from kijkocut.interchange.xml_text import xml_text
from kijkocut.model.clip import GeneratorSource, TitleSource
from kijkocut.model.params import Param
from kijkocut.model.title import Stroke, TextAlign, Title


def back(xmeml, title):
    return generator(xmeml.node(xml_text(title_generator(title))), 1080, xmeml.values)


@pytest.mark.parametrize(
    "title",
    [
        Title(text="Hé & <b>\nsecond line"),
        Title(text="A", font="Georgia", size=48.5, weight=700, italic=True),
        Title(text="B", colour=(1.0, 0.0, 0.2, 1.0), align=TextAlign.end, tracking=3.0),
        Title(text="C", stroke=Stroke(width=4.0, colour=(0.0, 1.0, 0.0, 1.0))),
    ],
)
def test_titles_come_back(xmeml, title):
    assert back(xmeml, title) == TitleSource(title=title)


def test_titles_of_other_programs(xmeml):
    effect = xmeml.node(
        "<effect><effectid>Outline Text</effectid><parameter><parameterid>str</parameterid>"
        "<value>Hi</value></parameter><parameter><parameterid>align</parameterid>"
        "<value>Left</value></parameter></effect>"
    )
    found = generator(effect, 1080, xmeml.values)
    assert (found.title.text, found.title.align, found.title.size) == ("Hi", TextAlign.start, 72.0)
    empty = xmeml.node("<effect><effectid>Text</effectid></effect>")
    assert generator(empty, 1080, xmeml.values).title.text == ""


def test_plain_pictures(xmeml):
    red = GeneratorSource(kind="colour", params=(Param(name="colour", value=(1.0, 0.0, 0.0, 1.0)),))
    for source in (red, GeneratorSource(kind="bars"), GeneratorSource(kind="noise")):
        node = xmeml.node(xml_text(plain_generator(source)))
        assert generator(node, 1080, xmeml.values) == source
    assert plain_generator(GeneratorSource(kind="heart")) is None
    assert generator(xmeml.node("<effect><effectid>Shapes</effectid></effect>"), 9, None) is None


def test_slugs_of_premiere():
    def kind(name, made="Slug"):
        found = made_by_program(File(made=made, name=name))
        return found.kind if found is not None else None

    assert kind("Black Video") == "colour"
    assert kind("HD Bars and Tone") == "bars"
    assert kind("Universal Counting Leader") == "countdown"
    assert kind("Title", "Title") is None


def sheet(**more):
    values = {
        "mText": "One\rtwo",
        "mFontName": {"mParamValues": [[0, "Menlo-Bold"]]},
        "mFontSize": {"mParamValues": [[0, 61.5]]},
        "mFillColor": {"mParamValues": [[0, 255], [4, 16711680]]},
    }
    text = json.dumps({"mTextParam": {"mStyleSheet": values | more, "mAlignment": 0}})
    return base64.b64encode(b"\0" * 8 + text.encode("utf-16-le")).decode()


def a_graphic(xmeml, value):
    return xmeml.node(
        f"<effect><name>Shown</name><effectid>{GRAPHIC}</effectid><parameter>"
        f"<parameterid>1</parameterid><value>{value}</value></parameter></effect>"
    )


def test_premieres_graphics_keep_their_text(xmeml):
    found = graphic([a_graphic(xmeml, sheet())], 1080, xmeml.values).title
    assert (found.text, found.font, found.weight, found.size) == ("One\ntwo", "Menlo", 700, 61.5)
    assert (found.colour, found.align) == ((0.0, 0.0, 1.0, 1.0), TextAlign.start)


@pytest.mark.parametrize("value", ["", "!!!", "QUJD", base64.b64encode(b"\xd8" * 33).decode()])
def test_a_graphic_that_can_not_be_read_shows_its_name(xmeml, value):
    found = graphic([a_graphic(xmeml, value)], 1080, xmeml.values)
    assert found.title.text == "Shown"


def test_a_graphic_of_odd_values_is_still_text(xmeml):
    odd = sheet(mFontSize={"mParamValues": [[0, -4]]}, mFillColor={}, mFontName={"mParamValues": 3})
    found = graphic([a_graphic(xmeml, odd)], 1080, xmeml.values).title
    assert (found.text, found.size, found.font) == ("One\ntwo", 72.0, "DejaVu Sans")
    assert graphic([], 1080, xmeml.values) is None


def test_solids_of_resolve(xmeml):
    effect = xmeml.node(
        "<effect><name>Solid Color</name><effectid>FxPlugWrapper:C1</effectid><parameter>"
        "<parameterid>input_1</parameterid><value><red>255</red><green>0</green><blue>0</blue>"
        "<alpha>255</alpha></value></parameter></effect>"
    )
    found = generator(effect, 1080, xmeml.values)
    assert found.params[0].value == (1.0, 0.0, 0.0, 1.0)
