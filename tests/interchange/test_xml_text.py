from hypothesis import given
from hypothesis import strategies as st

from kijkocut.interchange.xml_text import Made, xml_text
from kijkocut.interchange.xml_tree import parse_xml

WORDS = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\r\ufffe\uffff"), max_size=20
).filter(lambda t: all(c >= " " or c in "\t\n" for c in t))


@given(value=WORDS, text=WORDS)
def test_texts_come_back(value, text, tmp_path_factory):
    made = Made("a", Made("b", text, name=value), empty=None)
    root = parse_xml(xml_text(made).encode(), tmp_path_factory.getbasetemp() / "x")
    inner = root.one("b")
    assert inner is not None
    assert (inner.get("name"), inner.text()) == (value, text)
    assert not root.has("empty")


def test_what_xml_forbids_is_replaced():
    assert "a\ufffdb" in xml_text(Made("a", "a\x00b"))


def test_names_may_be_words_of_python():
    assert xml_text(Made("p", class_="x", xml__lang="de")).endswith(
        '<p class="x" xml:lang="de"/>\n'
    )
