from kijkocut.edit.commands.set_caption import SetCaption
from kijkocut.model.clip import CaptionSource
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project():
    return (
        a_project()
        .with_clip("c", "c1", 10, 20, source=CaptionSource(text="Helo", speaker="Ada"))
        .with_clip("d", "c1", 50, 50)
        .with_clip("a", "v1", 0, 50)
        .build()
    )


def test_text_speaker_and_time_change_each_alone():
    after = run_lawfully(project(), SetCaption(clip="c", text="Hello"))
    assert after.clip("c").source == CaptionSource(text="Hello", speaker="Ada")
    after = run_lawfully(project(), SetCaption(clip="c", end=50 * F, speaker=""))
    clip = after.clip("c")
    assert (clip.start, clip.end, clip.source.speaker) == (10 * F, 50 * F, "")
    after = run_lawfully(project(), SetCaption(clip="c", start=F))
    assert (after.clip("c").start, after.clip("c").end) == (F, 30 * F)


def test_it_can_jump_over_another():
    after = run_lawfully(project(), SetCaption(clip="c", start=200 * F, end=210 * F))
    assert [c.id for c in after.lane("c1")] == ["d", "c"]


def test_what_makes_no_sense_is_refused():
    assert "would lie on" in refusal(project(), SetCaption(clip="c", end=51 * F))
    assert "end after its beginning" in refusal(project(), SetCaption(clip="c", start=30 * F))
    assert "zero or later" in refusal(project(), SetCaption(clip="c", start=-1))
    assert "is no caption" in refusal(project(), SetCaption(clip="a", text="x"))
