from pathlib import Path

from kijkocut.interchange.mlt_rows import read_row
from kijkocut.interchange.mlt_services import Document
from kijkocut.interchange.report import Ledger, Outcome
from kijkocut.interchange.xml_tree import parse_xml
from kijkocut.testing.foreign import blank, chain, effect, element, entry, kdenlive_track, mlt

PATH = Path("x.mlt")
FILES = chain("c", "a.mp4") + chain("d", "b.mp4")


def row(*content, hide=""):
    ledger = Ledger()
    track = element("tractor", f'<track producer="p" hide="{hide}"/>', id="t")
    document = Document(PATH, parse_xml(mlt(FILES, *content, track).encode(), PATH), ledger)
    (node,) = document.tracks(document.find("t"))
    return read_row(document, node), ledger.report("x")


def playlist(*content, **properties):
    given = {key.replace("__", ":"): value for key, value in properties.items()}
    return element("playlist", *content, properties=given, id="p")


def places(found):
    return [(item.start, item.length, item.first) for item in found.items]


def test_clips_and_gaps_follow_each_other():
    found, _ = row(playlist(entry("c", 10, 29), blank(5), entry("d", 0, 9)))
    assert places(found) == [(0, 20, 10), (25, 10, 0)]


def test_a_clip_without_a_range_plays_all_of_its_producer():
    found, _ = row(playlist('<entry producer="c"/>'))
    assert places(found) == [(0, 200, 0)]


def test_a_track_has_its_name_and_switches():
    found, _ = row(
        playlist(shotcut__name="Sky", shotcut__lock="1", shotcut__audio="1"), hide="video"
    )
    assert (found.name, found.is_locked, found.is_sound, found.hide) == ("Sky", True, True, "video")


def test_a_producer_alone_is_a_track_of_one_clip():
    found, _ = row(chain("p", "a.mp4", frames=50))
    assert places(found) == [(0, 50, 0)]


def test_the_black_ground_is_no_track():
    assert row(playlist(entry("c", 0, 9), kdenlive__playlistid="black_track"))[0] is None


def mixed(extra, second=20):
    track = kdenlive_track(
        "p", entry("c", 0, 59), blank(40) + entry("d", second, 99), extra, is_sound=False
    )
    return row(track)


def mix(cut):
    return element(
        "transition",
        properties={"mlt_service": "luma", "kdenlive:mixcut": str(cut)},
        in_="40",
        out="59",
    )


def test_a_mix_counts_its_cut_from_its_end():
    found, _ = mixed(mix(5))
    assert places(found) == [(0, 55, 0), (55, 65, 35)]
    assert (found.items[1].over.before, found.items[1].over.after) == (15, 5)
    found, _ = mixed(mix(20))
    assert places(found) == [(0, 40, 0), (40, 80, 20)]


def test_clips_over_each_other_without_a_mix_are_cut_and_told():
    found, report = mixed("")
    assert places(found) == [(0, 40, 0), (40, 80, 20)]
    assert report.of(Outcome.approximated)


def test_a_mix_over_nothing_is_told():
    stray = mix(5).replace('in="40"', 'in="500"').replace('out="59"', 'out="520"')
    _, report = mixed(mix(5) + stray)
    assert [loss.what for loss in report.of(Outcome.dropped)] == ["transitions"]


def over(first=20):
    return element(
        "tractor",
        effect("luma").replace("filter", "transition"),
        properties={"shotcut:transition": "lumaMix"},
        id="x",
        in_="0",
        out=str(first - 1),
    )


def test_shotcuts_transition_parts_in_its_middle():
    found, _ = row(over(), playlist(entry("c", 0, 49), entry("x", 0, 19), entry("d", 30, 59)))
    assert places(found) == [(0, 60, 0), (60, 40, 20)]
    assert (found.items[1].over.before, found.items[1].over.after) == (10, 10)


def test_a_transition_at_a_gap_is_told():
    for content in (
        entry("x", 0, 19) + entry("c", 0, 9),
        entry("c", 0, 9) + entry("x", 0, 19) + blank(2) + entry("d", 0, 9),
    ):
        _, report = row(over(), playlist(content))
        assert [loss.how for loss in report.of(Outcome.dropped)] == ["at a gap"]


def test_what_plays_nothing_is_told():
    _, report = row(playlist(entry("nowhere", 0, 9), entry("c", 9, 0), blank(5)))
    assert len(report.of(Outcome.dropped)) == 2
