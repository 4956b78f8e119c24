from kijkocut.interchange.fcpxml_items import role_name, where
from kijkocut.interchange.xml_tree import parse_xml


def test_roles_name_tracks():
    roles = ("dialogue", "dialogue.dialogue-1", "effects.ambience", "A2", "")
    assert [role_name(role) for role in roles] == ["dialogue", "dialogue", "ambience", "A2", ""]


def test_items_are_named_by_line(tmp_path):
    root = parse_xml(b'<a>\n<clip name="x"/><gap/></a>', tmp_path / "x")
    assert [where(node) for node in root.nodes()] == ['line 2 "x"', "line 2"]
