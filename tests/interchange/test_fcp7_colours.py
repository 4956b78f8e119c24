import pytest

from kijkocut.interchange.fcp7_colours import LABELS, MARKERS, label, label_of, marker_colour
from kijkocut.interchange.fcp7_colours import marker_colours as written
from kijkocut.interchange.xml_text import Made, xml_text


@pytest.mark.parametrize("colour", LABELS)
def test_labels_come_back(xmeml, colour):
    node = xmeml.node(xml_text(Made("clipitem", label(colour))))
    assert label_of(node, xmeml.values) == colour


def test_labels_of_final_cut_and_unknown_ones(xmeml):
    def found(name):
        text = f"<clipitem><labels><label2>{name}</label2></labels></clipitem>"
        return label_of(xmeml.node(text), xmeml.values)

    assert (found("Good Take"), found("Iris"), found("None"), found("")) == (
        "green",
        "blue",
        "",
        "",
    )
    assert found("Plaid") == ""
    assert [loss.what for loss in xmeml.ledger.report("xml").losses] == ["labels"]
    assert label_of(xmeml.node("<clipitem/>"), xmeml.values) == ""
    assert label("") is None


@pytest.mark.parametrize("colour", MARKERS)
def test_colours_of_markers_come_back(xmeml, colour):
    node = xmeml.node(xml_text(Made("marker", *written(colour))))
    assert marker_colour(node, xmeml.values) == colour


def test_premieres_number_and_final_cuts_parts(xmeml):
    number = xmeml.node("<marker><pproColor>4281740498</pproColor></marker>")
    assert marker_colour(number, xmeml.values) == "red"
    parts = "<alpha>0</alpha><red>0</red><green>0</green><blue>65535</blue>"
    node = xmeml.node(f"<marker><color>{parts}</color></marker>")
    assert marker_colour(node, xmeml.values) == "blue"
    assert marker_colour(xmeml.node("<marker/>"), xmeml.values) == "green"
