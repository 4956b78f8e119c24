from kijkocut.interchange.fcp7_elements import Edges, Elements, finished, marker
from kijkocut.interchange.fcp7_stock import Stock
from kijkocut.interchange.fcp7_values import leaf, text
from kijkocut.interchange.xml_text import Made, xml_text
from kijkocut.model.clip import (
    AdjustmentSource,
    BlendMode,
    ClipMarker,
    Fade,
    GeneratorSource,
    TitleSource,
    Transition,
)
from kijkocut.model.sequence import Marker
from kijkocut.model.title import Title
from kijkocut.testing.builders import F, a_project


def an_item(xmeml, edges=Edges(), track="v1", **fields):  # noqa: B008 - a frozen value
    project = a_project().with_clip("a", track, 10, 50, **fields).build()
    stock = Stock(project)
    elements = Elements(project, project.sequences["s"], stock, xmeml.ledger)
    clip = project.clip("a")
    made = elements.item(project.tracks[track], clip, "clipitem-9", edges, None)
    return xmeml.node(xml_text(made)) if made is not None else None


def times(node):
    return [int(text(node, tag)) for tag in ("start", "end", "in", "out")]


def test_a_clip_says_where_it_lies_and_what_it_plays(xmeml):
    node = an_item(xmeml)
    assert times(node) == [10, 60, 100, 150]
    assert (node.tag, node.get("id"), text(node, "name")) == ("clipitem", "clipitem-9", "a")
    assert int(text(node, "pproTicksIn")) == 4 * 254_016_000_000
    assert text(node, "enabled") == "TRUE"


def test_at_transitions_it_says_minus_one_and_reaches_over(xmeml):
    edges = Edges(lead=5 * F, tail=7 * F, has_start=True, has_end=True)
    assert times(an_item(xmeml, edges)) == [-1, -1, 95, 157]


def test_a_clip_at_double_speed_counts_frames_as_it_plays(xmeml):
    node = an_item(xmeml, speed="2")
    assert times(node) == [10, 60, 50, 100]
    assert "timeremap" in node.text()


def test_generators_and_layers(xmeml):
    title = an_item(xmeml, source=TitleSource(title=Title(text="Hi")), source_in=0)
    assert (title.tag, text(title.one("effect"), "effectid")) == ("generatoritem", "Text")
    layer = an_item(xmeml, source=AdjustmentSource(), source_in=0)
    assert text(layer, "adjustmentlayer") == "TRUE"
    tone = an_item(xmeml, track="a1", source=GeneratorSource(kind="tone"), source_in=0)
    assert text(tone.one("file"), "mediaSource") == "Slug"
    assert an_item(xmeml, source=GeneratorSource(kind="heart"), source_in=0) is None


def test_modes_that_final_cut_lacks_are_told(xmeml):
    assert text(an_item(xmeml, blend=BlendMode.screen), "compositemode") == "screen"
    assert an_item(xmeml, blend=BlendMode.hue).one("compositemode") is None
    assert [x.what for x in xmeml.ledger.report("xml").losses] == ["composite modes"]


def test_sound_between_frames_is_told(xmeml):
    project = a_project().with_clip("a", "a1", 0, 50).build()
    clip = project.clip("a")
    odd = type(clip)(**{f: getattr(clip, f) for f in clip.__struct_fields__} | {"start": F + 9})
    elements = Elements(project, project.sequences["s"], Stock(project), xmeml.ledger)
    node = xmeml.node(xml_text(elements.item(project.tracks["a1"], odd, "k", Edges(), None)))
    assert times(node)[0] == 1
    assert [x.what for x in xmeml.ledger.report("xml").losses] == ["times between frames"]


def elements_of(xmeml, **fields):
    project = a_project().with_clip("a", "v1", 0, 50).with_clip("b", "v1", 50, 50, **fields).build()
    made = Elements(project, project.sequences["s"], Stock(project), xmeml.ledger)
    return made, project.tracks["v1"], project.clip("b")


def test_transitions_say_their_range_and_alignment(xmeml):
    for before, after, kind in ((5, 5, "center"), (0, 10, "start"), (10, 0, "end")):
        over = Transition(kind="dissolve", before=before * F, after=after * F)
        made, track, clip = elements_of(xmeml, transition=over)
        node = xmeml.node(xml_text(made.over(track, clip, over)))
        assert (text(node, "start"), text(node, "end")) == (str(50 - before), str(50 + after))
        assert text(node, "alignment") == kind
        assert int(text(node, "cutPointTicks")) == before * 254_016_000_000 // 25


def test_fades_are_transitions_from_and_to_black(xmeml):
    made, track, clip = elements_of(
        xmeml, fade_in=Fade(duration=8 * F), fade_out=Fade(duration=4 * F)
    )
    first = xmeml.node(xml_text(made.fade(track, clip, is_in=True)))
    last = xmeml.node(xml_text(made.fade(track, clip, is_in=False)))
    found = [[text(n, t) for t in ("start", "end", "alignment")] for n in (first, last)]
    assert found == [["50", "58", "start-black"], ["96", "100", "end-black"]]
    plain, track, clip = elements_of(xmeml)
    assert plain.fade(track, clip, is_in=True) is None


def test_markers_and_chapters(xmeml):
    plain = xmeml.node(xml_text(marker(ClipMarker(id="m", at=0, colour="red"), 5, 0)))
    assert (text(plain, "in"), text(plain, "out")) == ("5", "-1")
    chapter = Marker(id="m", sequence="s", at=0, name="One", is_chapter=True)
    assert "<CHAPTER>" in xmeml.node(xml_text(marker(chapter, 5, 3))).text()


def test_what_is_added_last(xmeml):
    made, _, clip = elements_of(xmeml, colour="teal")
    assert made is not None
    node = xmeml.node(xml_text(finished(Made("clipitem"), clip, 2, (Made("link", leaf("a", 1)),))))
    assert [n.tag for n in node.nodes()] == ["sourcetrack", "link", "labels"]
