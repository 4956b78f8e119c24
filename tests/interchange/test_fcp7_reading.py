import pytest

from kijkocut.interchange import Outcome, read
from kijkocut.interchange.errors import UnreadableFileError, UnwritablePlaceError
from kijkocut.interchange.fcp7_reading import is_fcp7
from kijkocut.testing.builders import F

SOON = "<xmeml version='5'><sequence><media><video><track><clipitem><start>soon</start>"
SOON += "</clipitem></track></video></media></sequence></xmeml>"


def test_a_project_with_bins_sequences_and_files(xmeml):
    inner = xmeml.sequence(f"<track>{xmeml.clip((0, 50, 0))}</track>", name="Two", key="two")
    found = xmeml.read(
        "<project><name>Film</name><children>"
        f"<bin><name>Day 1</name><labels><label2>Teal</label2></labels><children><bin>"
        f"<name>Cam</name><children>{inner}</children></bin></children></bin>"
        + xmeml.sequence("<track/>", name="One")
        + "</children></project>"
    )
    project = found.project
    assert project.about.name == "Film"
    assert [project.sequences[key].name for key in found.sequences] == ["Two", "One"]
    bins = {b.name: b for b in project.bins.values()}
    assert bins["Cam"].parent == bins["Day 1"].id
    assert bins["Day 1"].colour == "#3fa0a0"
    assert project.sequences[found.sequences[0]].bin == bins["Cam"].id
    (clip,) = project.lane(project.sequences[found.sequences[0]].tracks[0])
    assert clip.duration == 50 * F


def test_what_nobody_asked_for_is_told_unless_it_says_nothing(xmeml):
    odd = "<uuid>1</uuid><surprise>yes</surprise><silence/>"
    text = xmeml.sequence(more=odd).replace("<sequence ", '<sequence TL.SQ="1" odd="2" ')
    found = xmeml.read(text)
    assert {x.what for x in found.report.of(Outcome.dropped)} == {"<surprise>", "odd of <sequence>"}


def test_other_versions_are_read_as_five(xmeml, tmp_path):
    path = tmp_path / "old.xmeml"
    path.write_text(f'<xmeml version="2">{xmeml.sequence("<track/>")}</xmeml>')
    found = read(path)
    assert [x.what for x in found.report.of(Outcome.approximated)] == ["version"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<other/>", "<other> is no FCP7 XML"),
        ("<xmeml version='5'/>", "it holds no sequence and no clip"),
        ("<xmeml><sequence>", "it is no well-formed XML"),
        (
            "<!DOCTYPE xmeml [<!ENTITY a 'b'>]><xmeml version='5'>&a;</xmeml>",
            "such files are not read",
        ),
        (
            "<!DOCTYPE xmeml SYSTEM 'http://x/y.dtd'><xmeml version='5'/>",
            "it holds no sequence and no clip",
        ),
        ("<xmeml>" + "<a>" * 200 + "</a>" * 200 + "</xmeml>", "more than 120 deep"),
        (
            SOON,
            '"soon" for start is no number of frames',
        ),
    ],
)
def test_damage_is_refused_with_its_place(tmp_path, text, message):
    (tmp_path / "x.xml").write_text(text)
    with pytest.raises(UnreadableFileError, match=message):
        read(tmp_path / "x.xml")


def test_other_xml_is_not_taken_for_it(tmp_path):
    (tmp_path / "a.xml").write_text('<?xml version="1.0"?><xmeml version="4"/>')
    (tmp_path / "b.xml").write_text("<mlt/>")
    (tmp_path / "c.xml").write_text('<xmeml version="4"/>', encoding="utf-16")
    assert [is_fcp7(tmp_path / f"{n}.xml") for n in "abcd"] == [True, False, True, False]
    with pytest.raises(UnwritablePlaceError):
        read(tmp_path / "d.xml")


def test_the_same_sequence_as_nest_and_by_itself_is_one(xmeml):
    inner = xmeml.sequence(f"<track>{xmeml.clip((0, 50, 0))}</track>", name="In", key="in")
    nest = xmeml.clip((0, 25, 0), inner, file=False)
    found = xmeml.read(xmeml.sequence(f"<track>{nest}{nest}</track>") + '<sequence id="in"/>')
    assert len(found.project.sequences) == 2
    assert [found.project.sequences[k].name for k in found.sequences] == ["S", "In"]
