from kijkocut.interchange.fcpxml_spines import SpineWriter
from kijkocut.interchange.fcpxml_stock import Stock
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_text import Made
from kijkocut.model.clip import Transition
from kijkocut.model.ticks import Rate
from kijkocut.testing.builders import F, a_project

OVER = Transition(kind="push", before=2 * F, after=2 * F)


def spine_of(builder):
    ledger = Ledger()
    project = builder.build()
    made = SpineWriter(project, "s", Stock(project, Rate(25)), ledger).sequence()
    return made.first("spine").content, ledger.report("x")


def drawn(made: Made):
    inner = [drawn(c) for c in made.content if isinstance(c, Made) and "lane" in c.attributes]
    keys = ("lane", "offset", "duration")
    return (made.tag, *(made.attributes[k] for k in keys if k in made.attributes), *inner)


def test_the_primary_storyline_has_no_hole_and_carries_the_rest():
    spine, _ = spine_of(
        a_project()
        .with_clip("a", "v1", 25, 25)
        .with_clip("b", "v2", 30, 100)
        .with_clip("c", "a1", 200, 25)
    )
    assert [drawn(made) for made in spine] == [
        ("gap", "0s", "1s"),
        ("asset-clip", "1s", "1s", ("asset-clip", "1", "21/5s", "4s")),
        ("gap", "2s", "7s", ("asset-clip", "-1", "6s", "1s")),
    ]


def test_joined_clips_above_lie_in_a_storyline_of_their_own():
    spine, report = spine_of(
        a_project().with_clip("b", "v2", 25, 25).with_clip("c", "v2", 50, 25, transition=OVER)
    )
    (story,) = spine[0].content
    assert (story.tag, story.attributes) == ("spine", {"lane": "1", "offset": "1s"})
    assert [drawn(made) for made in story.content] == [
        ("asset-clip", "0s", "1s"),
        ("transition", "23/25s", "4/25s"),
        ("asset-clip", "1s", "1s"),
    ]
    assert [x.what for x in report.losses] == ["transitions of the kind push"]


def test_an_empty_sequence_is_a_gap():
    spine, _ = spine_of(a_project())
    assert [drawn(made) for made in spine] == [("gap", "0s", "1/25s")]
