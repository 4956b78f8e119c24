from msgspec.structs import replace

from kijkocut.interchange.fcp7_stock import TONE, Stock, timecode_of
from kijkocut.interchange.xml_text import xml_text
from kijkocut.model.media import MediaKind
from kijkocut.model.project import Put
from kijkocut.model.ticks import Rate
from kijkocut.testing.builders import RATE, F, a_project


def test_a_file_is_whole_once_and_named_after_that(xmeml):
    stock = Stock(a_project().build())
    first, second = (xmeml.node(xml_text(stock.file("m", RATE))) for _ in range(2))
    assert first.get("id") == second.get("id")
    assert list(second.nodes()) == []
    words = {node.tag: node.text().strip() for node in first.nodes()}
    assert words["pathurl"] == "file://localhost/media/m.mp4"
    assert (words["name"], words["duration"]) == ("m.mp4", "1500")


def test_names_never_repeat():
    stock = Stock(a_project().with_sequence("t").build())
    assert stock.item() != stock.item()
    assert stock.sequence("s")[1]
    assert stock.sequence("s") == (stock.sequence("s")[0], False)
    assert stock.sequence("t")[0] != stock.sequence("s")[0]
    assert stock.master("m") == stock.master("m")


def test_stills_have_no_clock_and_what_lies_nowhere_no_path(xmeml):
    project = a_project().with_media("p", 0, MediaKind.image).build()
    still = xmeml.node(xml_text(Stock(project).file("p", RATE)))
    assert still.one("timecode") is None
    media = project.media["m"]
    lost = project.apply((Put(before=media, after=replace(media, path="m.mp4", name="m.mp4")),))
    assert xmeml.node(xml_text(Stock(lost).file("m", RATE))).one("pathurl") is None


def test_a_clock_at_a_rate_that_drops_frames(xmeml):
    ntsc = Rate.of(30000, 1001)
    made = xmeml.node(xml_text(timecode_of(1800 * ntsc.frame_ticks, ntsc, is_drop=True)))
    words = {node.tag: node.text().strip() for node in made.nodes()}
    assert (words["string"], words["frame"]) == ("00:01:00;02", "1800")
    assert words["displayformat"] == "DF"
    plain = xml_text(timecode_of(25 * F, RATE, is_drop=True))
    assert "00:00:01:00" in plain
    assert "NDF" in plain


def test_a_slug_is_no_file(xmeml):
    stock = Stock(a_project().build())
    made = xmeml.node(xml_text(stock.slug(TONE, RATE)))
    assert made.one("mediaSource").text() == "Slug"
    assert list(xmeml.node(xml_text(stock.slug(TONE, RATE))).nodes()) == []
