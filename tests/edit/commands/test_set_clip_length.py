from kijkocut.edit.commands.set_clip_length import SetClipLength
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully


def base():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("s", "a1", 0, 60, link="l")
        .with_clip("b", "v1", 50, 50)
    )


def test_the_end_moves_and_the_sound_with_it():
    after = run_lawfully(base().build(), SetClipLength(clip="a", duration=30 * F))
    assert strip(after, "v1") == "a[0 30) b[50 100)"
    assert strip(after, "a1") == "s[0 40)"


def test_with_ripple_the_rest_follows():
    command = SetClipLength(clip="a", duration=80 * F, is_ripple=True)
    after = run_lawfully(base().build(), command)
    assert strip(after, "v1") == "a[0 80) b[80 130)"
    assert strip(after, "a1") == "s[0 90)"


def test_lengths_that_can_not_be_are_refused():
    assert '"b"' in refusal(base().build(), SetClipLength(clip="a", duration=51 * F))
    assert "nothing of it" in refusal(base().build(), SetClipLength(clip="a", duration=0))
    assert "that length already" in refusal(
        base().build(), SetClipLength(clip="a", duration=50 * F)
    )
    long = SetClipLength(clip="a", duration=1401 * F, is_ripple=True)
    assert "handle" in refusal(base().build(), long)
