from pathlib import Path

import pytest

from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.interchange.mlt_services import Document, Service
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_tree import parse_xml
from kijkocut.testing.foreign import chain, effect, mlt


def document(text, path=Path("/films/x.mlt")):
    return Document(path, parse_xml(text.encode(), path), Ledger())


def test_services_are_found_by_name_with_their_properties():
    found = document(mlt(chain("c", "a.mp4", effect("volume", level="3"))))
    service = found.find("c")
    assert service.service == "avformat-novalidate"
    assert service.frames("length") == 200
    assert service.get("kdenlive:clipname|resource") == "a.mp4"
    assert [one.get("level") for one in service.filters()] == ["3"]


def test_what_is_switched_off_is_not_there():
    found = document(mlt(chain("c", "a.mp4", effect("volume", disable="1"))))
    assert found.find("c").filters() == []


def test_properties_in_groups_have_both_names():
    text = (
        '<tractor id="t"><properties name="shotcut:markers"><properties name="0">'
        '<property name="text">Here</property></properties></properties></tractor>'
    )
    assert document(mlt(text)).find("t").get("shotcut:markers/0/text") == "Here"


def test_files_lie_where_the_root_says(tmp_path):
    (tmp_path / "near.mp4").touch()
    found = document(mlt(root="/elsewhere"), tmp_path / "x.mlt")
    assert found.file("/a/b.mp4") == "/a/b.mp4"
    assert found.file("C:\\a\\b.mp4") == "C:\\a\\b.mp4"
    assert found.file("far.mp4") == "/elsewhere/far.mp4"
    assert found.file("near.mp4") == str(tmp_path / "near.mp4")
    assert document(mlt(root="$CURRENTPATH"), tmp_path / "x.mlt").file("b.mp4") == str(
        tmp_path / "b.mp4"
    )


def test_what_is_written_in_place_is_played():
    text = '<playlist id="p"><entry><producer><property name="resource">a.mp4</property>'
    found = document(mlt(text + "</producer></entry></playlist>"))
    (node,) = found.find("p").node.take("entry")
    assert isinstance(found.played(node), Service)


def test_no_mlt_is_refused_with_its_line():
    with pytest.raises(UnreadableFileError, match="line 1: <fcpxml>"):
        document("<fcpxml/>")
