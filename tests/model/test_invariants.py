import pytest
from msgspec.structs import replace

from kijkocut.model.clip import (
    CaptionSource,
    ClipMarker,
    Effect,
    Fade,
    GeneratorSource,
    MediaSource,
    SequenceSource,
    Take,
    TitleSource,
    Transition,
)
from kijkocut.model.invariants import InvariantError, check, check_changes, problems
from kijkocut.model.lane import Lane
from kijkocut.model.media import Bin, MediaKind
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.project import Put, Shift
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio
from kijkocut.model.title import Title
from kijkocut.testing.builders import F, a_project

DISSOLVE = Transition(kind="dissolve", before=5 * F, after=5 * F)


def base():
    return (
        a_project()
        .with_media("song", 100, MediaKind.audio)
        .with_media("pic", 0, MediaKind.image)
        .with_sequence("t", ("t-v1",))
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("b", "v1", 50, 50, transition=DISSOLVE)
        .with_clip("c", "v1", 100, 20)
        .with_clip("s", "a1", 0, 50, link="l")
        .with_clip("line", "c1", 10, 20)
        .with_clip("n", "t-v1", 0, 30)
        .with_marker("k", 10)
        .build()
    )


def key(at, value=0.0):
    return Keyframe(at=at, value=value)


BROKEN_CLIPS = [
    ("a", {"duration": 0}, "no length"),
    ("a", {"start": -F}, "starts before zero"),
    ("c", {"start": 100 * F + 1}, "on a frame"),
    ("c", {"duration": F + 1}, "on a frame"),
    ("a", {"source": MediaSource(media="gone")}, "does not exist"),
    ("a", {"source": MediaSource(media="song")}, "can't carry"),
    ("s", {"source": MediaSource(media="pic")}, "can't carry"),
    ("a", {"source": CaptionSource(text="x")}, "can't carry"),
    ("s", {"source": TitleSource(title=Title(text="x"))}, "can't carry"),
    ("line", {"source": GeneratorSource(kind="bars")}, "can't carry"),
    ("line", {"source": MediaSource(media="m")}, "can't carry"),
    ("line", {"source": SequenceSource(sequence="t")}, "can't carry"),
    ("a", {"source": SequenceSource(sequence="gone")}, "does not exist"),
    ("n", {"source": SequenceSource(sequence="t")}, "contains itself"),
    ("a", {"source_in": 1451 * F}, "more than its source"),
    ("a", {"source_in": -1}, "more than its source"),
    ("a", {"retime": Retime(speed=Ratio(-3))}, "more than its source"),
    ("a", {"retime": Retime(ramp=(RampPoint(5, Ratio(1)), RampPoint(5, Ratio(2))))}, "ramp"),
    ("a", {"fade_in": Fade(duration=51 * F)}, "fade"),
    ("a", {"fade_out": Fade(duration=0)}, "fade"),
    ("a", {"transition": DISSOLVE}, "no clip on its left"),
    ("c", {"transition": replace(DISSOLVE, before=46 * F)}, "longer than its clips"),
    ("c", {"transition": replace(DISSOLVE, after=21 * F)}, "longer than its clips"),
    ("c", {"transition": replace(DISSOLVE, before=0, after=0)}, "no length"),
    ("c", {"transition": replace(DISSOLVE, before=-F)}, "no length"),
    ("b", {"source_in": 4 * F}, "more handle"),
    ("a", {"source_in": 1446 * F}, "more handle"),
    ("a", {"params": (Param(name="x"), Param(name="x"))}, "one parameter twice"),
    ("a", {"params": (Param(name="x", keys=(key(5), key(5))),)}, "out of order"),
    ("a", {"effects": (Effect(id="e", kind="x"), Effect(id="e", kind="y"))}, "effect id twice"),
    (
        "a",
        {"effects": (Effect(id="e", kind="x", params=(Param(name="p", keys=(key(2), key(1))),)),)},
        "effect e",
    ),
]


@pytest.mark.parametrize(("key_", "fields", "says"), BROKEN_CLIPS)
def test_a_clip_that_breaks_a_rule_is_named(key_, fields, says):
    project = base()
    before = project.clip(key_)
    change = Put(before=before, after=replace(before, **fields))
    lanes = project.lanes
    lane = Lane.of([change.after if c.id == key_ else c for c in lanes[before.track]])
    broken = project.apply(())
    broken.lanes = lanes.set(before.track, lane)
    with pytest.raises(InvariantError, match=says):
        check(broken)
    with pytest.raises(InvariantError, match=says):
        check_changes(broken, [change])


def changed(project, table, entity):
    before = getattr(project, table)[entity.id]
    return Put(before=before, after=entity)


def test_sequences_tracks_bins_and_markers_have_rules_too():
    project = base()
    sequence, track, marker = project.sequences["s"], project.tracks["v1"], project.markers["k"]
    twin = Effect(id="e", kind="x")
    cases = [
        ("sequences", replace(sequence, width=1921), "odd or empty canvas"),
        ("sequences", replace(sequence, height=0), "odd or empty canvas"),
        ("sequences", replace(sequence, tracks=(*sequence.tracks, "v1")), "lists a track twice"),
        ("sequences", replace(sequence, tracks=(*sequence.tracks, "t-v1")), "not its own"),
        ("sequences", replace(sequence, tracks=sequence.tracks[1:]), "not listed"),
        ("sequences", replace(sequence, bin="gone"), "bin that does not exist"),
        ("sequences", replace(sequence, range_in=5, range_out=5), "in point"),
        ("sequences", replace(sequence, params=(Param(name="x"), Param(name="x"))), "twice"),
        (
            "sequences",
            replace(sequence, effects=(twin, twin)),
            "effect id twice",
        ),
        ("tracks", replace(track, sequence="t"), "not listed"),
        ("tracks", replace(track, params=(Param(name="x", keys=(key(1), key(0))),)), "order"),
        ("markers", replace(marker, sequence="gone"), "does not exist"),
        ("markers", replace(marker, at=-1), "before zero"),
        ("markers", replace(marker, duration=-1), "negative length"),
        ("media", replace(project.media["m"], bin="gone"), "bin that does not exist"),
    ]
    for table, entity, says in cases:
        change = changed(project, table, entity)
        with pytest.raises(InvariantError, match=says):
            check(project.apply((change,)))
        if says != "not listed":
            with pytest.raises(InvariantError, match=says):
                check_changes(project.apply((change,)), (change,))


def test_bins_do_not_lie_in_one_another():
    one, two = Bin(id="one", name="1", parent="two"), Bin(id="two", name="2", parent="one")
    with pytest.raises(InvariantError, match="inside itself"):
        check(base().apply((Put(after=one), Put(after=two))))
    with pytest.raises(InvariantError, match="does not exist"):
        check(base().apply((Put(after=one),)))


def test_what_is_deleted_is_named_by_nobody():
    project = base()
    gone = Put(before=project.media["m"])
    with pytest.raises(InvariantError, match="media m, which does not exist"):
        check_changes(project.apply((gone,)), (gone,))


def test_nests_in_a_ring_are_found():
    project = base()
    n, a = project.clip("n"), project.clip("a")
    changes = (
        Put(before=a, after=replace(a, source=SequenceSource(sequence="t"), source_in=0)),
        Put(before=n, after=replace(n, source=SequenceSource(sequence="s"), source_in=0)),
    )
    for last in (changes, changes[::-1]):
        after = project.apply(last)
        with pytest.raises(InvariantError, match="contains itself"):
            check_changes(after, last[1:])
        assert any("contains itself" in text for text in problems(after))


def test_a_nest_may_outlast_its_sequence_also_under_a_transition():
    nest = SequenceSource(sequence="t")
    builder = a_project().with_sequence("t", ("t-v1",)).with_clip("n", "t-v1", 0, 30)
    builder.with_clip("a", "v1", 0, 50, source=nest, source_in=0)
    builder.with_clip("b", "v1", 50, 50, source=nest, source_in=0, transition=DISSOLVE).build()


def test_a_ripple_that_pulls_a_cut_apart_is_seen():
    project = base()
    shift = (Shift(track="v1", at=50 * F, delta=F),)
    with pytest.raises(InvariantError, match="no clip on its left"):
        check_changes(project.apply(shift), shift)


def test_the_derived_indexes_are_checked():
    project = base()
    broken = project.apply(())
    broken.places = project.places.delete("a")
    assert "the index of clip places is wrong" in list(problems(broken))
    broken = project.apply(())
    broken.members = project.members.delete("l")
    assert "the index of links and groups is wrong" in list(problems(broken))


def test_a_sound_project_has_no_problem():
    project = base()
    marked = replace(project.clip("a"), markers=(ClipMarker(id="x", at=5),))
    change = (Put(before=project.clip("a"), after=marked),)
    check_changes(project.apply(change), change)
    check(project.apply(change))


def test_takes_exist_and_suit_their_track():
    take = Take(source=MediaSource(media="m"), source_in=-5)
    good = a_project().with_clip("a", "v1", 0, 50, takes=(take, take), take_place=2)
    good.build()
    wrong = {
        "shows a take that it does not have": {"take_place": 3},
        "uses media none": {"takes": (Take(source=MediaSource(media="none")),)},
        "takes of a source": {"source": TitleSource(title=Title(text="T"))},
        "contains itself": {"takes": (Take(source=SequenceSource(sequence="s")),)},
        "nests sequence zz": {"takes": (Take(source=SequenceSource(sequence="zz")),)},
    }
    for text, fields in wrong.items():
        project = good._project
        clip = (
            replace(project.clip("a"), take_place=0, **fields)
            if "take_place" not in fields
            else (replace(project.clip("a"), **fields))
        )
        change = Put(before=project.clip("a"), after=clip)
        broken = project.apply((change,))
        assert any(text in line for line in problems(broken)), text
        with pytest.raises(InvariantError, match=text):
            check_changes(broken, (change,))
