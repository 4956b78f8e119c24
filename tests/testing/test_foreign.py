import xml.etree.ElementTree as ET

from kijkocut.testing.foreign import chain, entry, kdenlive_track, mlt, openshot, shotcut


def test_what_is_written_is_xml_and_json(tmp_path):
    film = shotcut(chain("c", 'a "b" & c.mp4'), entry("c", 0, 9))
    root = ET.fromstring(film)  # noqa: S314 - written here
    assert root.find("chain/property[@name='resource']").text == 'a "b" & c.mp4'
    track = kdenlive_track("V1", entry("c", 0, 9), is_sound=False)
    assert len(ET.fromstring(mlt(track)).findall("tractor/track")) == 2  # noqa: S314
    assert openshot(tmp_path / "x.osp").stat().st_size
