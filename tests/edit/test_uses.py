from kijkocut.edit.draft import Draft
from kijkocut.edit.uses import clips_showing, clips_using
from kijkocut.model.clip import SequenceSource
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
