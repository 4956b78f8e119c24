import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.model.errors import BugError
from kijkocut.model.lane import Lane
from kijkocut.model.media import Bin
from kijkocut.model.project import About, Project, Put, Shift, Table, load, revert, table_of
from kijkocut.testing.builders import F, a_project, strip


def base():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l", group="g")
        .with_clip("b", "v1", 60, 50, group="g")
        .with_clip("s", "a1", 0, 50, link="l")
        .with_marker("k", 40)
        .with_marker("j", 10)
        .build()
    )


def test_a_change_gives_a_new_project_and_leaves_the_old_one():
    old = base()
    clip = old.clip("a")
    moved = replace(clip, track="v2", start=10 * F)
    new = old.apply((Put(before=clip, after=moved),))
    assert (strip(old, "v1"), strip(old, "v2")) == ("a[0 50) b[60 110)", "")
    assert (strip(new, "v1"), strip(new, "v2")) == ("b[60 110)", "a[10 60)")
    assert (old.places["a"], new.places["a"]) == ("v1", "v2")
    assert new.lanes["a1"] is old.lanes["a1"]
    assert new.media is old.media
    assert new != old
    assert new.apply(revert((Put(before=clip, after=moved),))) == old


def test_links_and_groups_are_kept_in_an_index():
    project = base()
    assert project.clips_together(project.clip("a")) == {"a", "b", "s"}
    assert project.clips_together(project.clip("b")) == {"a", "b"}
    a = project.clip("a")
    loose = project.apply((Put(before=a, after=replace(a, link=None, group="h")),))
    assert dict(loose.members) == {"l": {"s"}, "g": {"b"}, "h": {"a"}}
    gone = loose.apply((Put(before=loose.clip("s")),))
    assert "l" not in gone.members
    assert "s" not in gone.places


@given(
    data=st.lists(st.tuples(st.sampled_from("abcs"), st.integers(0, 40)), max_size=8),
    at=st.integers(0, 120),
    delta=st.integers(0, 50),
)
def test_changes_backwards_undo_changes(data, at, delta):
    old = base()
    project, changes = old, []
    for key, frames in data:
        before = project.clip(key) if key in project.places else None
        after = replace(old.clip("a"), id=key, track="v2", start=1000 * F * (1 + ord(key)))
        change = Put(before=before, after=replace(after, duration=(frames + 1) * F))
        project = project.apply((change,))
        changes.append(change)
    shift = Shift(track="v1", at=at * F, delta=delta * F)
    project = project.apply((shift,))
    assert project.apply(revert((*changes, shift))) == old


def test_entities_come_change_and_go():
    one = Bin(id="one", name="1")
    named = replace(one, name="2")
    project = Project().apply((Put(after=one), Put(before=one, after=named)))
    assert project.bins["one"].name == "2"
    assert project.apply((Put(before=named),)) == Project()
    about = Project().apply((Put(before=About(), after=About(name="Film")),))
    assert about.about.name == "Film"


def test_changes_that_do_not_fit_are_our_bug():
    project = base()
    for change in (
        Put(),
        Put(after=project.sequences["s"]),
        Put(before=Bin(id="x", name="x")),
        Put(before=Bin(id="x", name="x"), after=Bin(id="x", name="y")),
        Put(before=About()),
        Put(before=project.tracks["v1"]),
        Put(after=project.clip("a")),
        Put(after=replace(project.clip("a"), id="new")),
    ):
        with pytest.raises(BugError):
            project.apply((change,))


def test_questions_to_a_project():
    project = base()
    assert project.sequence_end("s") == 110 * F
    assert [m.id for m in project.sequence_markers("s")] == ["j", "k"]
    assert [t.id for t in project.sequence_tracks("s")] == ["v1", "v2", "a1", "a2", "c1"]
    assert project.lane("v1") is project.lanes["v1"]
    with pytest.raises(KeyError):
        project.clip("nope")
    with pytest.raises(KeyError):
        project.lane("nope")
    assert project != "a project"
    with pytest.raises(TypeError):
        hash(project)
    assert Project().sequence_end is not None


def test_every_entity_knows_its_table():
    project = base()
    assert table_of(project.clip("a")) is Table.clip
    assert table_of(project.about) is Table.about
    assert Put(before=project.tracks["v1"]).table is Table.track
    assert Put(before=project.media["m"]).subject.id == "m"


def test_a_project_is_loaded_at_once():
    project = base()
    tables = (project.media, project.sequences, project.tracks, project.markers)
    entities = [e for table in tables for e in table.values()]
    lanes = {t: Lane.of(lane) for t, lane in project.lanes.items() if len(lane)}
    loaded = load(project.about, entities, lanes)
    assert loaded == project
    assert dict(loaded.places) == dict(project.places)
    assert dict(loaded.members) == dict(project.members)
    assert set(loaded.lanes) == set(project.tracks)
