from msgspec.structs import replace

from kijkocut.edit.likeness import known
from kijkocut.model.clip import SequenceSource
from kijkocut.model.project import Project, Put
from kijkocut.testing.builders import F, a_project


def film(prefix="", **clip):
    """The same film under other ids: a nest with linked picture and sound."""
    p = prefix
    return (
        a_project()
        .with_sequence(f"{p}in", (f"{p}in-v1", f"{p}in-a1"))
        .with_clip(f"{p}x", f"{p}in-v1", 0, 50, link=f"{p}l", name="x", **clip)
        .with_clip(f"{p}y", f"{p}in-a1", 0, 50, link=f"{p}l", name="y")
        .with_marker(f"{p}k", 5, sequence=f"{p}in")
        .with_sequence(f"{p}out", (f"{p}out-v1",))
        .with_clip(
            f"{p}z",
            f"{p}out-v1",
            0,
            20,
            source=SequenceSource(sequence=f"{p}in"),
            source_in=0,
            name="z",
        )
        .build()
    )


def named(project):
    """Give sequences of one name whatever they are called by id."""
    changes = [Put(before=s, after=replace(s, name=s.id[-2:])) for s in project.sequences.values()]
    return project.apply(changes)


def hashed(project, content):
    media = project.media["m"]
    facts = replace(media.facts, content_hash=content)
    return project.apply((Put(before=media, after=replace(media, path="/x", facts=facts)),))


def test_media_are_known_by_content_else_by_path():
    project = film()
    assert known(project, project).media == {"m": "m"}
    assert known(hashed(project, "1"), project).media == {}
    assert known(hashed(project, "1"), hashed(project, "1")).media == {"m": "m"}
    assert known(project, Project()).media == {}


def test_a_sequence_is_known_when_all_in_it_is_alike():
    mine, theirs = named(film()), named(film("q-"))
    found = known(theirs, mine).sequences
    assert (found["q-in"], found["q-out"]) == ("in", "out")
    other = named(film("q-", colour="red"))
    assert {"q-in", "q-out"}.isdisjoint(known(other, mine).sequences)
    longer = mine.clip("z")
    changed = mine.apply((Put(before=longer, after=replace(longer, duration=10 * F)),))
    assert known(theirs, changed).sequences.keys() == {"s", "q-in"}
