from kijkocut.interchange.fcpxml_layers import Join, Placed, lay
from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.report import Ledger
from kijkocut.model.clip import CaptionSource, Clip, Transition
from kijkocut.model.ids import SequenceId
from kijkocut.model.sequence import TrackKind

OVER = Transition(kind="dissolve", before=2, after=2)


def placed(key, start, end, lane=0, story=1, **more):
    clip = Clip(id=key, track="", start=start, duration=end - start, source=CaptionSource(text=key))
    return Placed(clip=clip, kind=more.pop("kind", TrackKind.video), lane=lane, story=story, **more)


def laid(items, joins=()):
    into = Gathering(Ledger())
    tracks = lay(into, SequenceId("s"), items, joins)
    rows = {
        into.tracks[t].name: sorted(c.id for c in into.clips.values() if c.track == t)
        for t in tracks
    }
    return rows, into


def test_lanes_lie_in_their_order_and_overlaps_above():
    rows, into = laid(
        [
            placed("up", 0, 9, lane=2),
            placed("main", 0, 9),
            placed("low", 0, 9, lane=-1),
            placed("over", 5, 12, lane=2, story=2),
        ]
    )
    assert rows == {"V1": ["low"], "V2": ["main"], "V3": ["up"], "V4": ["over"]}
    assert [x.what for x in into.ledger.report("x").losses] == ["clips over others in one lane"]


def test_sound_lies_by_role():
    sound = {"kind": TrackKind.audio}
    rows, _ = laid(
        [
            placed("m", 0, 9, lane=-2, group="music", **sound),
            placed("d", 0, 9, group="dialogue", **sound),
            placed("e", 5, 9, lane=-1, group="dialogue", story=3, **sound),
        ]
    )
    assert rows == {"dialogue": ["d"], "dialogue 2": ["e"], "music": ["m"]}


def test_transitions_join_what_meets_and_fade_what_does_not():
    items = [placed("a", 0, 10), placed("b", 10, 20), placed("c", 30, 40)]
    rows, into = laid(
        items,
        [
            Join(left="a", right="b", over=OVER, where="x"),
            Join(left=None, right="c", over=OVER, where="y"),
            Join(left=None, right=None, over=OVER, where="z"),
        ],
    )
    assert into.clips["b"].transition == OVER
    assert into.clips["c"].fade_in.duration == 4
    assert "transitions" in [x.what for x in into.ledger.report("x").losses]
    assert len(rows) == 1
