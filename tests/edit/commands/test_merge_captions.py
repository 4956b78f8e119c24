from kijkocut.edit.commands.merge_captions import MergeCaptions
from kijkocut.model.clip import CaptionSource
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project():
    words = {"a": 0, "b": 10, "c": 30, "d": 50}
    builder = a_project().with_clip("v", "v1", 0, 50)
    for word, at in words.items():
        builder.with_clip(word, "c1", at, 10, source=CaptionSource(text=word, speaker=word))
    return builder.build()


def test_neighbours_become_one_from_the_first_to_the_last():
    after = run_lawfully(project(), MergeCaptions(clips=("c", "b")))
    assert [c.id for c in after.lane("c1")] == ["a", "b", "d"]
    merged = after.clip("b")
    assert (merged.start, merged.end) == (10 * F, 40 * F)
    assert merged.source == CaptionSource(text="b c", speaker="b")


def test_the_joint_can_be_chosen():
    after = run_lawfully(project(), MergeCaptions(clips=("a", "b", "c"), joint="\n"))
    assert after.clip("a").source.text == "a\nb\nc"


def test_what_lies_between_must_come_along():
    assert '"b" at 00:00:00:10' in refusal(project(), MergeCaptions(clips=("a", "c")))


def test_what_makes_no_sense_is_refused():
    assert "two captions or more" in refusal(project(), MergeCaptions(clips=("a", "a")))
    assert "is no caption" in refusal(project(), MergeCaptions(clips=("a", "v")))
    other = (
        a_project()
        .with_sequence("s2", ("s2-c1",))
        .with_clip("a", "c1", 0, 5)
        .with_clip("b", "s2-c1", 0, 5)
        .build()
    )
    assert "one track" in refusal(other, MergeCaptions(clips=("a", "b")))
