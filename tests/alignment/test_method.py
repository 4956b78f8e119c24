from kijkocut.alignment import Aligned, AlignMethod, NoReferenceError
from kijkocut.model.errors import UserError
from kijkocut.model.ids import MediaId


def test_what_nothing_is_known_of_has_no_offset_and_no_confidence():
    unknown = Aligned(media=MediaId("m"))
    assert unknown.offset is None
    assert unknown.confidence == 0.0


def test_methods_are_told_apart_by_their_words():
    assert [AlignMethod(word) for word in ("start", "timecode", "markers", "sound")] == list(
        AlignMethod
    )


def test_a_person_can_choose_another_reference():
    assert issubclass(NoReferenceError, UserError)
