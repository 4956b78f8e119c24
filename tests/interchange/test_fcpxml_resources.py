from fractions import Fraction

import pytest

from kijkocut.interchange.fcpxml_resources import Resources, url_path
from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_tree import parse_xml
from kijkocut.model.media import MediaKind
from kijkocut.model.sequence import ColourSpace
from kijkocut.model.ticks import Rate


def resources_of(tmp_path, text):
    into = Gathering(Ledger())
    node = parse_xml(f"<resources>{text}</resources>".encode(), tmp_path / "x.fcpxml")
    return Resources(node, tmp_path / "x.fcpxml", into), into, node


def test_assets_become_media_with_what_is_known_of_them(tmp_path):
    text = (
        '<format id="f" frameDuration="1001/24000s" width="3840" height="2160"'
        ' colorSpace="9-18-9 (Rec. 2020 HLG)"/>'
        '<asset id="a" start="3600s" duration="10s" hasVideo="1" hasAudio="1" format="f"'
        ' audioChannels="1" audioRate="44.1k"><media-rep kind="proxy-media" src="file:///p.mov"/>'
        '<media-rep src="file:///m/a%20b.mov"/></asset>'
        '<asset id="b" name="still" duration="0s" hasVideo="1"><media-rep src="b.png"/></asset>'
    )
    resources, into, node = resources_of(tmp_path, text)
    first, still = into.media.values()
    video, audio = first.facts.video, first.facts.audio
    assert (first.path, first.name, first.facts.timecode) == (
        "/m/a b.mov",
        "a b.mov",
        "00:59:56:09",
    )
    assert video is not None
    assert (video.width, video.rate) == (3840, Rate(24000, 1001))
    assert audio is not None
    assert (audio.channels, audio.sample_rate) == (1, 44_100)
    assert (still.facts.kind, still.path) == (MediaKind.image, str(tmp_path / "b.png"))
    asset = resources.asset("a", node.one("asset"))
    assert (asset.begin, asset.duration) == (3600, Fraction(10))


def test_formats_are_read_by_their_numbers_or_their_name(tmp_path):
    text = (
        '<format id="n" name="FFVideoFormat720p50"/><format id="o" width="x" frameDuration="1/7s"/>'
        '<format id="c" colorSpace="9-16-9"/>'
    )
    resources, _, node = resources_of(tmp_path, text)
    uses = parse_xml(b'<a><b format="n"/><b format="o"/><b format="c"/><b/></a>', tmp_path / "y")
    named, odd, coloured, none = (resources.shape(use) for use in uses.nodes())
    assert (named.size, named.rate) == ((1280, 720), Rate(50))
    assert (odd.size, odd.rate) == (None, Rate(7))
    assert coloured.colour is ColourSpace.pq
    assert none.size is None
    assert node.tag == "resources"


@pytest.mark.parametrize(
    ("url", "path"),
    [("file:///a/b%20c.mov", "/a/b c.mov"), ("a%20b.mov", "a b.mov"), ("http://x/y", "http://x/y")],
)
def test_urls_mean_paths(url, path):
    assert url_path(url) == path
