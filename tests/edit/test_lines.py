import pytest
from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.lines import break_nearest, caption_of, require_room
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import OperationId
from kijkocut.testing.builders import a_project


def a_draft():
    project = (
        a_project()
        .with_clip("c", "c1", 0, 10)
        .with_clip("d", "c1", 20, 10)
        .with_clip("a", "v1", 0, 10)
        .build()
    )
    return Draft(project, OperationId("op"))


def test_captions_are_told_from_other_clips():
    draft = a_draft()
    clip, line = caption_of(draft, "c")
    assert (clip.id, line.text) == ("c", "c")
    with pytest.raises(EditRefused, match="is no caption"):
        caption_of(draft, "a")


def test_a_caption_needs_room_beside_the_others():
    draft = a_draft()
    c = draft.clip("c")
    require_room(draft, c)
    with pytest.raises(EditRefused, match='would lie on "d"'):
        require_room(draft, replace(c, duration=c.duration * 3))


@pytest.mark.parametrize(
    ("text", "at", "place"),
    [
        ("Good morning all", 5, 4),
        ("Good morning all", 9, 12),
        ("Good morning all", 0, 4),
        ("Good morning all", 16, 12),
        ("one", 2, 2),
        ("", 0, 0),
        ("  padded", 1, 1),
        ("a b", 2, 1),
    ],
)
def test_texts_break_between_words(text, at, place):
    assert break_nearest(text, at) == place
