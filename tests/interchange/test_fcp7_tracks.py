from kijkocut.interchange.fcp7_stock import Stock
from kijkocut.interchange.fcp7_tracks import SequenceWriter
from kijkocut.interchange.fcp7_values import text
from kijkocut.interchange.xml_text import xml_text
from kijkocut.model.clip import CaptionSource, Fade, SequenceSource, Transition
from kijkocut.model.media import MediaKind
from kijkocut.testing.builders import F, a_project


def written(xmeml, project, key="s"):
    writer = SequenceWriter(project, Stock(project), xmeml.ledger)
    return xmeml.node(xml_text(writer.sequence(key))), writer


def tracks(node, kind):
    return node.one("media").one(kind).take("track")


def rows(node, kind):
    return [
        [
            (item.tag, text(item, "start"), text(item, "end"))
            for item in track.nodes()
            if item.tag.endswith("item")
        ]
        for track in tracks(node, kind)
    ]


def test_sound_has_a_track_for_each_side(xmeml):
    project = (
        a_project()
        .with_media("mono", 100, MediaKind.audio)
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("s", "a1", 0, 50, link="l", name="a")
        .build()
    )
    node, _ = written(xmeml, project)
    assert rows(node, "video") == [[("clipitem", "0", "50")], []]
    assert rows(node, "audio") == [[("clipitem", "0", "50")]] * 2 + [[]] * 2
    sides = [
        [text(t, "outputchannelindex"), t.get("currentExplodedTrackIndex")]
        for t in tracks(node, "audio")
    ]
    assert sides == [["1", "0"], ["2", "1"], ["1", "0"], ["2", "1"]]
    channels = [
        text(item.one("sourcetrack"), "trackindex")
        for track in tracks(node, "audio")
        for item in track.take("clipitem")
    ]
    assert channels == ["1", "2"]
    items = [
        i for kind in ("video", "audio") for t in tracks(node, kind) for i in t.take("clipitem")
    ]
    refs = [[text(link, "linkclipref") for link in item.take("link")] for item in items]
    assert refs == [[item.get("id") for item in items]] * 3


def test_transitions_lie_between_clips_and_fades_around_them(xmeml):
    over = Transition(kind="dissolve", before=5 * F, after=5 * F)
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50, fade_in=Fade(duration=5 * F))
        .with_clip("b", "v1", 50, 50, transition=over, fade_in=Fade(duration=5 * F))
        .with_clip("c", "v1", 120, 50, fade_out=Fade(duration=9 * F))
        .build()
    )
    node, _ = written(xmeml, project)
    assert rows(node, "video")[0] == [
        ("transitionitem", "0", "5"),
        ("clipitem", "0", "-1"),
        ("transitionitem", "45", "55"),
        ("clipitem", "-1", "100"),
        ("clipitem", "120", "170"),
        ("transitionitem", "161", "170"),
    ]
    assert [x.what for x in xmeml.ledger.report("xml").losses] == ["fades"]


def test_a_nest_is_written_inside_at_its_first_use(xmeml):
    project = (
        a_project()
        .with_sequence("in", ("in-v1",))
        .with_clip("i", "in-v1", 0, 50)
        .with_clip("n", "v1", 0, 50, source=SequenceSource(sequence="in"), source_in=0)
        .with_clip("o", "v1", 60, 20, source=SequenceSource(sequence="in"), source_in=0)
        .build()
    )
    node, writer = written(xmeml, project)
    first, second = (i.one("sequence") for i in tracks(node, "video")[0].take("clipitem"))
    assert first.one("media") is not None
    assert list(second.nodes()) == []
    assert first.get("id") == second.get("id")
    assert writer.written == ["s", "in"]


def test_tracks_say_their_names_and_switches(xmeml):
    project = (
        a_project()
        .with_track("v1", name="Low", is_hidden=True)
        .with_track("a2", is_locked=True, is_muted=True)
        .build()
    )
    node, _ = written(xmeml, project)
    video, audio = tracks(node, "video"), tracks(node, "audio")
    assert (video[0].get("MZ.TrackName"), text(video[0], "enabled")) == ("Low", "FALSE")
    assert [(text(t, "enabled"), text(t, "locked")) for t in audio] == [
        ("TRUE", "FALSE"),
        ("TRUE", "FALSE"),
        ("FALSE", "TRUE"),
        ("FALSE", "TRUE"),
    ]


def test_channel_maps_choose_the_items(xmeml):
    project = (
        a_project()
        .with_clip("a", "a1", 0, 10, channel_map=(1, 0))
        .with_clip("b", "a1", 20, 10, channel_map=(1, 1))
        .with_clip("c", "a1", 40, 10, channel_map=(-1, 1))
        .build()
    )
    node, _ = written(xmeml, project)
    found = [
        [text(item.one("sourcetrack"), "trackindex") for item in track.take("clipitem")]
        for track in tracks(node, "audio")[:2]
    ]
    assert found == [["2", "2"], ["1", "2"]]


def test_captions_are_left_out(xmeml):
    project = a_project().with_clip("k", "c1", 0, 10, source=CaptionSource(text="x")).build()
    node, _ = written(xmeml, project)
    assert rows(node, "video") == [[], []]
