from pathlib import Path
from xml.etree import ElementTree as ET

from kijkocut.bench.melt_xml import COLOUR, MeltProject
from kijkocut.model.ticks import Rate


def test_tracks_entries_and_transitions_are_written_as_mlt_reads_them(tmp_path):
    project = MeltProject(640, 360, Rate(30000, 1001))
    project.add_track("low")
    project.add_track("high")
    project.add_entry("low", COLOUR, 5, 15)
    project.add_entry("low", COLOUR, 20, 21)
    project.add_blank("high", 4)
    project.add_blank("high", 0)
    project.add_entry("high", Path("/a.mp4"), 0, 6)
    project.add_filter("high", "volume", {"level": "-6"})
    project.join("composite", ("low", "high"), (4, 10), {"geometry": "0/0:8x8:1"})
    root = ET.parse(project.write(tmp_path / "a.mlt")).getroot()  # noqa: S314 - our own
    profile = root.find("profile")
    assert (profile.get("frame_rate_num"), profile.get("frame_rate_den")) == ("30000", "1001")
    low, high = root.findall("playlist")
    assert [(e.get("in"), e.get("out")) for e in low.findall("entry")] == [
        ("5", "14"),
        ("20", "20"),
    ]
    assert [b.get("length") for b in high.findall("blank")] == ["4"]
    assert high.find("filter/property[@name='mlt_service']").text == "volume"
    tractor = root.find("tractor")
    assert [t.get("producer") for t in tractor.findall("track")] == ["low", "high"]
    transition = tractor.find("transition")
    assert (transition.get("in"), transition.get("out")) == ("4", "9")
    assert transition.find("property[@name='b_track']").text == "1"


def test_one_source_on_one_track_is_one_producer_and_nothing_is_named_twice(tmp_path):
    project = MeltProject(640, 360, Rate(25))
    project.add_track("a")
    project.add_track("b")
    for track in ("a", "a", "b"):
        project.add_entry(track, COLOUR, 0, 1)
    root = ET.parse(project.write(tmp_path / "a.mlt")).getroot()  # noqa: S314 - our own
    assert len(root.findall("producer")) == 2
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(set(ids)) == len(ids)  # melt crashes on a loop of names
