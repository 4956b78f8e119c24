from kijkocut.edit.draft import Draft
from kijkocut.edit.edges import Side
from kijkocut.edit.ends import End, all_ends, cut_at, linked_cuts, linked_ends
from kijkocut.model.ids import OperationId
from kijkocut.testing.builders import a_project


def draft():
    return Draft(
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("b", "v1", 50, 50, link="k")
        .with_clip("c", "v1", 120, 30)
        .with_clip("s", "a1", 0, 55, link="l")
        .with_clip("r", "a1", 55, 45, link="k")
        .build(),
        OperationId("op"),
    )


def end(key, side):
    return End(clip=key, side=side)


def test_ends_come_with_those_of_linked_clips_once():
    made = draft()
    tail = end("a", Side.tail)
    assert linked_ends(made, tail, with_linked=True) == [tail, end("s", Side.tail)]
    assert linked_ends(made, tail, with_linked=False) == [tail]
    both = all_ends(made, [end("s", Side.tail), tail], with_linked=True)
    assert both == [end("s", Side.tail), tail]


def test_cuts_are_named_by_the_clip_on_their_right():
    made = draft()
    assert cut_at(made, end("a", Side.tail)) == "b"
    assert cut_at(made, end("b", Side.head)) == "b"
    assert cut_at(made, end("b", Side.tail)) is None
    assert cut_at(made, end("a", Side.head)) is None
    assert linked_cuts(made, "b", with_linked=True) == ["b", "r"]
    assert linked_cuts(made, "b", with_linked=False) == ["b"]
