from kijkocut.edit.draft import Draft
from kijkocut.edit.uses import clips_showing, clips_using, clips_with_take
from kijkocut.model.clip import MediaSource, SequenceSource, Take
from kijkocut.model.ids import OperationId
from kijkocut.testing.builders import a_project


def test_uses_are_found_on_every_track_in_order():
    nest = SequenceSource(sequence="s2")
    project = (
        a_project()
        .with_media("n")
        .with_sequence("s2", ("s2-v1",))
        .with_clip("b", "v1", 50, 9)
        .with_clip("a", "v1", 0, 9)
        .with_clip("s", "a1", 0, 9)
        .with_clip("z", "s2-v1", 0, 9)
        .with_clip("n", "v2", 0, 9, source=nest, source_in=0)
        .build()
    )
    draft = Draft(project, OperationId("op"))
    assert [c.id for c in clips_using(draft, "m")] == ["s", "z", "a", "b"]
    assert clips_using(draft, "n") == []
    assert [c.id for c in clips_showing(draft, "s2")] == ["n"]
    assert clips_showing(draft, "s") == []


def test_takes_that_wait_are_found_apart():
    takes = (Take(source=MediaSource(media="n")), Take(source=SequenceSource(sequence="s2")))
    project = (
        a_project()
        .with_media("n")
        .with_sequence("s2", ("s2-v1",))
        .with_clip("a", "v1", 0, 9, takes=takes)
        .build()
    )
    draft = Draft(project, OperationId("op"))
    assert clips_using(draft, "n") == []
    assert [c.id for c in clips_with_take(draft, MediaSource(media="n"))] == ["a"]
    assert [c.id for c in clips_with_take(draft, SequenceSource(sequence="s2"))] == ["a"]
    assert clips_with_take(draft, MediaSource(media="m")) == []
