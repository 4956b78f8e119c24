from fractions import Fraction
from pathlib import Path

import pytest

from kijkocut.interchange.foreign_effects import read_table
from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.mlt_services import Document
from kijkocut.interchange.mlt_sources import Sources
from kijkocut.interchange.report import Ledger, Outcome
from kijkocut.interchange.xml_tree import parse_xml
from kijkocut.model.clip import GeneratorSource, MediaSource, TitleSource
from kijkocut.testing.foreign import chain, effect, element, mlt

PATH = Path("/films/x.mlt")


@pytest.fixture
def ledger():
    return Ledger()


def sources(text, ledger):
    document = Document(PATH, parse_xml(mlt(text).encode(), PATH), ledger)
    return Sources(document, Gathering(ledger), read_table("mlt"), lambda _: None), document


def played(text, ledger, name="c"):
    found, document = sources(text, ledger)
    return found.played(document.find(name))


def producer(**properties):
    given = {key.replace("__", ":"): value for key, value in properties.items()}
    return element("producer", properties=given, id="c", in_="0", out="99")


def test_a_file_is_played_with_what_the_project_remembers(ledger):
    text = chain(
        "c",
        "a.mp4",
        kdenlive__clipname="Sea",
        **{
            "meta.media.width": "720",
            "meta.media.height": "1280",
            "meta.media.nb_streams": "1",
            "meta.media.0.stream.type": "video",
        },
    )
    found, document = sources(text, ledger)
    made = found.played(document.find("c"))
    assert isinstance(made.source, MediaSource)
    assert (made.name, made.has_picture, made.has_sound) == ("Sea", True, False)
    assert made.own_size == (720, 1280)
    (media,) = found._into.media.values()
    assert media.path == "/films/a.mp4"
    assert (media.facts.duration, media.facts.video.width) == (8 * 705_600_000, 720)
    assert found.played(document.find("c")) is made


def test_streams_that_are_switched_off_are_not_played(ledger):
    made = played(chain("c", "a.mp4", audio_index="-1"), ledger)
    assert (made.has_picture, made.has_sound) == (True, False)
    made = played(chain("c", "a.mp4", video_index="-1"), ledger)
    assert (made.has_picture, made.has_sound) == (False, True)


def test_speeds_are_maps_of_seconds(ledger):
    text = producer(mlt_service="timewarp", resource="2.5:/a.mp4", length="100", warp_pitch="1")
    made = played(text, ledger)
    assert made.speed.at(Fraction(2)) == 5
    assert made.keep_pitch
    made = played(producer(mlt_service="framebuffer", resource="/b.mp4?0.5"), ledger)
    assert made.speed.at(Fraction(2)) == 1


def test_a_reversed_file_begins_at_its_end(ledger):
    text = producer(mlt_service="timewarp", resource="-1:/a.mp4", length="100")
    speed = played(text, ledger).speed
    assert 4 - Fraction(1, 1000) < speed.at(Fraction(0)) < 4
    assert speed.at(Fraction(1)) < speed.at(Fraction(0))


def test_changing_speeds_are_summed(ledger):
    link = element(
        "link", properties={"mlt_service": "timeremap", "speed_map": "0=1;100=3"}, id="l"
    )
    speed = played(chain("c", "a.mp4", link), ledger).speed
    assert speed.at(Fraction(4)) == pytest.approx(8)
    link = link.replace("speed_map", "time_map").replace("0=1;100=3", "0=0;100=8.5")
    assert played(chain("d", "b.mp4", link), ledger, "d").speed.at(Fraction(2)) == 4.25


@pytest.mark.parametrize(
    ("properties", "path"),
    [
        ({"kdenlive__proxy": "p.mov", "kdenlive__originalurl": "/true.mp4"}, "/true.mp4"),
        ({"kdenlive__proxy": "-", "kdenlive__originalurl": "/true.mp4"}, "/films/p.mov"),
        ({"shotcut__proxy": "1", "shotcut__resource": "/true.mp4"}, "/true.mp4"),
    ],
)
def test_a_proxy_stands_for_its_file(ledger, properties, path):
    found, document = sources(chain("c", "p.mov", **properties), ledger)
    found.played(document.find("c"))
    assert [media.path for media in found._into.media.values()] == [path]


def test_numbered_stills_are_named_by_their_first(ledger, tmp_path):
    made, document = sources(
        producer(mlt_service="qimage", resource="/s/x%04d.png?begin:7"), ledger
    )
    made.played(document.find("c"))
    assert [media.path for media in made._into.media.values()] == ["/s/x0007.png"]


def test_colours_and_titles_are_generators_and_titles(ledger):
    made = played(producer(mlt_service="color", resource="0xff0000ff"), ledger)
    assert isinstance(made.source, GeneratorSource)
    assert made.source.params[0].value == (1, 0, 0, 1)
    text = element(
        "producer",
        effect("dynamictext", argument="Hello", size="100"),
        properties={"mlt_service": "color", "resource": "#00000000"},
        id="c",
    )
    made = played(text, ledger)
    assert isinstance(made.source, TitleSource)
    assert made.source.title.text == "Hello"
    assert played(producer(mlt_service="count"), ledger).source.kind == "countdown"
    tone = played(producer(mlt_service="tone"), ledger)
    assert (tone.has_picture, tone.has_sound) == (False, True)


@pytest.mark.parametrize(
    "properties",
    [
        {"mlt_service": "glaxnimate", "resource": "a.rawr"},
        {"mlt_service": "xml", "resource": "other.kdenlive"},
        {"mlt_service": "avformat", "resource": ""},
        {"mlt_service": "kdenlivetitle", "xmldata": "<kdenlivetitle/>"},
    ],
)
def test_what_can_not_be_played_is_told(ledger, properties):
    assert played(producer(**properties), ledger) is None
    assert ledger.report("x").of(Outcome.dropped)
