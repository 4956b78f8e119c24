from msgspec.structs import replace

from kijkocut.edit.changeset import ChangeSet
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.project import Put, Shift, Table
from kijkocut.testing.builders import F, a_project

A, B = ClipId("a"), ClipId("b")


def summed(project, *changes):
    after = project.apply(changes)
    return ChangeSet.of(changes, revision=7, before=project, after=after)


def test_names_what_came_went_and_changed():
    project = a_project().with_clip("a", "v1", 0, 10).with_clip("b", "v1", 10, 10).build()
    a, b = project.clip(A), project.clip(B)
    new = replace(a, id=ClipId("n"), track=TrackId("v2"))
    found = summed(
        project,
        Put(before=b),
        Put(before=a, after=replace(a, name="x")),
        Put(after=new),
        Shift(track=TrackId("a1"), at=0, delta=F),
    )
    assert found.added == {(Table.clip, "n")}
    assert found.removed == {(Table.clip, "b")}
    assert found.changed == {(Table.clip, "a")}
    assert found.tracks == {"v1", "v2", "a1"}
    assert found.shifted == (Shift(track=TrackId("a1"), at=0, delta=F),)
    assert found.revision == 7


def test_what_came_and_went_is_not_named():
    project = a_project().with_clip("a", "v1", 0, 10).build()
    new = replace(project.clip(A), id=ClipId("n"), start=50 * F)
    found = summed(project, Put(after=new), Put(before=new))
    assert not found.added | found.removed | found.changed


def test_what_went_and_came_again_has_changed():
    project = a_project().with_clip("a", "v1", 0, 10).build()
    a = project.clip(A)
    found = summed(project, Put(before=a), Put(after=replace(a, track=TrackId("v2"))))
    assert found.changed == {(Table.clip, "a")}
    assert found.tracks == {"v1", "v2"}
