from kijkocut.edit.commands.swap_clips import SwapClips
from kijkocut.testing.builders import a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully


def base():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50)
        .with_clip("b", "v1", 55, 10)
        .with_clip("c", "v1", 65, 20)
        .with_clip("d", "v1", 100, 10)
    )


def test_clips_of_unequal_length_swap_and_the_rest_closes_up():
    after = run_lawfully(base().build(), SwapClips(first="a", second="c"))
    assert strip(after, "v1") == "c[0 20) b[25 35) a[35 85) d[100 110)"
    again = run_lawfully(after, SwapClips(first="a", second="c"))
    assert again == base().build()


def test_neighbours_swap():
    after = run_lawfully(base().build(), SwapClips(first="c", second="b"))
    assert strip(after, "v1") == "a[0 50) c[55 75) b[75 85) d[100 110)"


def test_clips_on_different_tracks_swap_when_they_fit():
    project = base().with_clip("t", "v2", 30, 15).build()
    after = run_lawfully(project, SwapClips(first="d", second="t"))
    assert strip(after, "v1") == "a[0 50) b[55 65) c[65 85) t[100 115)"
    assert strip(after, "v2") == "d[30 40)"
    assert '"c"' in refusal(project, SwapClips(first="b", second="t"))


def test_linked_sound_swaps_along():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("sa", "a1", 0, 50, link="l")
        .with_clip("b", "v1", 50, 10, link="m")
        .with_clip("sb", "a2", 50, 10, link="m")
        .with_clip("c", "v1", 60, 20, link="n")
        .with_clip("sc", "a1", 60, 20, link="n")
        .build()
    )
    after = run_lawfully(project, SwapClips(first="a", second="c"))
    assert strip(after, "v1") == "c[0 20) b[20 30) a[30 80)"
    assert strip(after, "a1") == "sc[0 20) sa[30 80)"
    assert strip(after, "a2") == "sb[20 30)"


def test_sound_linked_with_both_stays():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("b", "v1", 50, 10, link="l")
        .with_clip("s", "a1", 0, 60, link="l")
        .build()
    )
    after = run_lawfully(project, SwapClips(first="a", second="b"))
    assert strip(after, "v1") == "b[0 10) a[10 60)"
    assert strip(after, "a1") == "s[0 60)"


def test_swaps_that_would_break_something_are_refused():
    project = (
        base().with_clip("x", "v2", 0, 5, link="l").with_clip("xs", "a1", 0, 5, link="l").build()
    )
    assert "itself" in refusal(project, SwapClips(first="a", second="a"))
    assert "none to change places" in refusal(project, SwapClips(first="x", second="b"))
    assert "different kinds" in refusal(
        project, SwapClips(first="xs", second="b", with_linked=False)
    )
