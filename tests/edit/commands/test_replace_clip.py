from kijkocut.edit.commands.replace_clip import ReplaceClip
from kijkocut.model.clip import Effect, MediaSource
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully

NEW = MediaSource(media="n")


def base():
    return (
        a_project()
        .with_media("n", 200)
        .with_clip("a", "v1", 10, 50, link="l", effects=(Effect(id="e", kind="blur"),))
        .with_clip("s", "a1", 10, 50, link="l")
        .with_clip("z", "v1", 60, 10)
    )


def test_the_clip_shows_other_material_with_all_that_was_done_to_it():
    after = run_lawfully(base().build(), ReplaceClip(clip="a", source=NEW, source_in=30 * F))
    assert strip(after, "v1") == "a[10 60)@30 z[60 70)"
    assert strip(after, "a1") == "s[10 60)@30"
    clip = after.clip("a")
    assert (clip.source, clip.name, clip.effects[0].kind) == (NEW, "n.mp4", "blur")
    assert after.clip("s").source == NEW


def test_linked_clips_of_another_source_stay():
    project = base().build()
    other = run_lawfully(project, ReplaceClip(clip="s", source=NEW, with_linked=False))
    after = run_lawfully(other, ReplaceClip(clip="a", source=NEW, source_in=F))
    assert strip(after, "a1") == "s[10 60)@0"


def test_a_source_too_short_is_refused():
    message = refusal(base().build(), ReplaceClip(clip="a", source=NEW, source_in=151 * F))
    assert "too short" in message
    assert "too short" in refusal(base().build(), ReplaceClip(clip="a", source=NEW, source_in=-1))


def test_a_faster_clip_needs_more_source():
    project = a_project().with_media("n", 90).with_clip("a", "v1", 0, 50, speed="2").build()
    assert "too short" in refusal(project, ReplaceClip(clip="a", source=NEW))
