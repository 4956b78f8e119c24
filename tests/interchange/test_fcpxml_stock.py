from kijkocut.interchange.fcpxml_stock import Stock
from kijkocut.model.media import MediaKind
from kijkocut.model.ticks import Rate
from kijkocut.testing.builders import a_project


def test_each_resource_is_made_once_and_formats_come_first():
    project = a_project().with_media("still", 0, MediaKind.image).build()
    stock = Stock(project, Rate(25))
    assert stock.asset("m") == stock.asset("m")
    assert stock.effect("Custom") == stock.effect("Custom")
    assert stock.nest("s") == stock.nest("s")
    stock.asset("still")
    made = stock.resources().content
    assert [m.tag for m in made] == ["format", "format", "asset", "asset", "effect", "media"]
    assert [m.attributes["name"] for m in made[:2]] == [
        "FFVideoFormat1080p25",
        "FFVideoFormatRateUndefined",
    ]
    assert made[3].attributes["duration"] == "0s"
    assert made[2].content[0].attributes["src"] == "file:///media/m.mp4"
    assert [key for key, _ in stock.nests] == ["s"]
