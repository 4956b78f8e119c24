import pytest
from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.luggage import Luggage, Names, as_project, pack, pack_all, unpack
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Effect, SequenceSource
from kijkocut.model.ids import OperationId
from kijkocut.model.invariants import check
from kijkocut.model.media import Bin
from kijkocut.model.params import Param
from kijkocut.model.project import Project, Put
from kijkocut.testing.builders import a_project

NOTHING = Names(media={}, sequences={})


def home():
    """Sequence `s` nests `in`, which nests `deep`; media `m` lies in Day 1/Harbour."""
    project = (
        a_project()
        .with_media("n")
        .with_media("unused")
        .with_sequence("deep", ("deep-v1",))
        .with_sequence("in", ("in-v1", "in-a1"))
        .with_clip("q", "deep-v1", 0, 50, media="n")
        .with_clip("p", "in-v1", 0, 50, source=SequenceSource(sequence="deep"), source_in=0)
        .with_clip("x", "in-v1", 50, 10, link="l")
        .with_clip("y", "in-a1", 50, 10, link="l")
        .with_marker("k", 5, sequence="in")
        .with_clip("a", "v1", 0, 20, source=SequenceSource(sequence="in"), source_in=0)
        .with_clip("b", "v1", 20, 20)
        .build()
    )
    outer = Bin(id="d", name="Day 1")
    inner = Bin(id="h", name="Harbour", parent="d", colour="red")
    media, sequence = project.media["m"], project.sequences["deep"]
    return project.apply(
        (
            Put(after=outer),
            Put(after=inner),
            Put(before=media, after=replace(media, bin="h")),
            Put(before=sequence, after=replace(sequence, bin="d")),
        )
    )


def arrived(luggage, into=None, here=NOTHING):
    draft = Draft(into or Project(), OperationId("op"))
    names = unpack(draft, luggage, here)
    check(draft.project)
    return draft.project, names


def test_a_nest_takes_along_all_below_it_and_no_more():
    project = home()
    luggage = pack(project, [project.clip("a")])
    assert [m.id for m in luggage.media] == ["m", "n"]
    assert [b.id for b in luggage.bins] == ["d", "h"]
    assert [s.id for s in luggage.sequences] == ["deep", "in"]
    assert {c.id for c in luggage.clips} == {"q", "p", "x", "y"}
    assert [m.id for m in luggage.markers] == ["k"]
    assert pack(project, [project.clip("b")]) == Luggage(
        media=(project.media["m"],), bins=(project.bins["d"], project.bins["h"])
    )
    check(as_project(luggage))


def test_it_arrives_under_new_ids_filed_as_at_home():
    project = home()
    after, names = arrived(pack(project, [project.clip("a")]))
    assert sorted(names.media) == ["m", "n"]
    assert {b.name: b.parent and after.bins[b.parent].name for b in after.bins.values()} == {
        "Day 1": None,
        "Harbour": "Day 1",
    }
    assert after.bins[after.media[names.media["m"]].bin].name == "Harbour"
    nest = after.sequences[names.sequences["in"]]
    video, sound = (tuple(after.lane(t)) for t in nest.tracks)
    assert video[0].source == SequenceSource(sequence=names.sequences["deep"])
    assert video[1].link == sound[0].link not in (None, "l")
    assert len(after.markers) == 1
    assert names.of(project.clip("a")).source.sequence == nest.id


def test_bins_of_the_same_names_are_used_again_and_what_is_here_is_not_added():
    project = home()
    after, _ = arrived(pack(project, [project.clip("a")]), project)
    assert len(after.bins) == 2
    assert len(after.media) == len(project.media) + 2
    here = Names(media={"m": "m", "n": "n"}, sequences={"deep": "deep"})
    after, names = arrived(pack(project, [project.clip("a")]), project, here)
    assert len(after.media) == len(project.media)
    assert set(after.sequences) == {*project.sequences, names.sequences["in"]}
    (nest, _) = after.lane(after.sequences[names.sequences["in"]].tracks[0])
    assert nest.source.sequence == "deep"


def test_a_whole_project_can_be_packed():
    project = home()
    after, _ = arrived(pack_all(project))
    counts = [len(getattr(after, t)) for t in ("media", "bins", "sequences", "tracks", "places")]
    assert counts == [3, 2, 3, len(project.tracks), len(project.places)]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"media": ()}, "does not exist"),
        ({"sequences": ()}, "does not hold together"),
        ({"tracks": ()}, "without its track"),
    ],
)
def test_what_does_not_hold_together_is_refused(fields, told):
    project = home()
    luggage = pack(project, [project.clip("a")])
    with pytest.raises(EditRefused, match=told):
        as_project(replace(luggage, **fields))
    with pytest.raises(EditRefused, match="two things of one id"):
        as_project(replace(luggage, media=luggage.media * 2))


def test_ducking_listens_to_the_track_that_came_along():
    duck = Effect(id="e", kind="duck", params=(Param(name="track", value="in-a1"),))
    project = (
        a_project()
        .with_sequence("in", ("in-v1", "in-a1"))
        .with_clip("x", "in-a1", 0, 10, effects=(duck,))
        .with_clip("a", "v1", 0, 10, source=SequenceSource(sequence="in"), source_in=0)
        .build()
    )
    after, names = arrived(pack(project, [project.clip("a")]))
    track = after.sequences[names.sequences["in"]].tracks[1]
    (clip,) = after.lane(track)
    assert clip.effects[0].params[0].value == track
