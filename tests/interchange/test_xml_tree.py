import pytest

from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.interchange.xml_tree import parse_xml

BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
OUTSIDE = '<!DOCTYPE a SYSTEM "file:///etc/passwd" [<!ENTITY % x SYSTEM "y"> %x;]><a/>'


def test_what_nobody_asked_for_is_told(tmp_path):
    root = parse_xml(b'<a x="1" y="2">\n<b z="3"/><c/></a>', tmp_path / "x.xml")
    root.is_read = True
    root.get("x")
    assert root.one("b") is not None
    found = [(node.tag, name, node.line) for node, name in root.unread()]
    assert found == [("a", "y", 1), ("b", "z", 2), ("c", "", 2)]


@pytest.mark.parametrize("text", [BOMB, OUTSIDE])
def test_entities_are_refused(tmp_path, text):
    with pytest.raises(UnreadableFileError, match="entity"):
        parse_xml(text.encode(), tmp_path / "x.xml")


def test_a_plain_doctype_is_read(tmp_path):
    assert parse_xml(b"<!DOCTYPE fcpxml>\n<fcpxml/>", tmp_path / "x").tag == "fcpxml"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"<a>\n<b>\n</a>", 3),
        (b"", 1),
        (b"<a>\n&nix;</a>", 2),
        (b"<a>" * 200, 1),
        (b'<?xml version="1.0" encoding="nix"?><a/>', 1),
        (b"<a>\xff</a>", 1),
    ],
)
def test_damage_is_located(tmp_path, data, line):
    with pytest.raises(UnreadableFileError, match=rf"x\.xml, line {line}: "):
        parse_xml(data, tmp_path / "x.xml")
