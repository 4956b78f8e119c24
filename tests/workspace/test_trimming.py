from msgspec.structs import replace

from kijkocut.model.clip import MediaSource, Take, Transition
from kijkocut.model.media import MediaKind, Subclip
from kijkocut.model.project import Put
from kijkocut.model.ticks import TICKS_PER_SECOND as SECOND
from kijkocut.testing.builders import F, a_project
from kijkocut.workspace.trimming import is_worth_cutting, sizes, used_spans


def span(project, handle=SECOND):
    """Give the span of the media `m` in frames."""
    low, high = used_spans(project, handle)["m"]
    return low / F, high / F


def test_the_span_goes_from_the_first_use_to_the_last_of_all_sequences():
    project = (
        a_project()
        .with_media("idle")
        .with_sequence("t", ("t-a1",))
        .with_clip("a", "v1", 0, 50, source_in=300)
        .with_clip("b", "t-a1", 0, 50, source_in=800)
        .build()
    )
    assert span(project) == (275, 875)
    assert span(project, 2 * SECOND) == (250, 900)
    assert span(project, 0) == (287.5, 862.5)
    assert "idle" not in used_spans(project, 0)


def test_transitions_play_beyond_a_clips_ends():
    over = Transition(kind="dissolve", before=10 * F, after=20 * F)
    a = a_project().with_clip("a", "v1", 0, 50, source_in=300)
    project = a.with_clip("b", "v1", 50, 50, source_in=300, transition=over).build()
    assert span(project) == (300 - 10 - 25, 350 + 20 + 25)


def test_speed_counts_and_the_span_stays_within_the_media():
    backwards = a_project().with_clip("a", "v1", 0, 50, source_in=500, speed="-2").build()
    low, high = span(backwards)
    assert low == 500 - 100 - 25 + 2 / F
    assert high == 500 + 25 + 1 / F
    all_of_it = a_project().with_clip("a", "v1", 0, 1490, source_in=5).build()
    assert span(all_of_it) == (0, 1500)


def test_subclips_are_kept():
    project = a_project().with_clip("a", "v1", 0, 50, source_in=300).build()
    media = project.media["m"]
    part = Subclip(id="p", name="p", source_in=900 * F, source_out=950 * F)
    project = project.apply((Put(before=media, after=replace(media, subclips=(part,))),))
    assert span(project) == (275, 975)


def test_sizes_are_estimated_by_the_share_that_is_used():
    project = (
        a_project()
        .with_media("still", 0, MediaKind.image)
        .with_media("idle")
        .with_clip("a", "v1", 0, 100, source_in=300)
        .with_clip("p", "v1", 100, 100, media="still", source_in=0)
        .build()
    )
    heavy = [
        Put(before=one, after=replace(one, facts=replace(one.facts, size_bytes=1500)))
        for one in project.media.values()
    ]
    project = project.apply(heavy)
    found = sizes(project, SECOND)
    assert (found.whole, found.trimmed, found.unused) == (4500, 150 + 1500, 1)
    spans = used_spans(project, SECOND)
    assert is_worth_cutting(project.media["m"], spans["m"])
    assert not is_worth_cutting(project.media["still"], spans["still"])
    assert not is_worth_cutting(project.media["m"], (0, 1400 * F))


def test_other_takes_are_kept_as_far_as_they_are_there():
    beyond = Take(source=MediaSource(media="m"), source_in=1480 * F)
    other = Take(source=MediaSource(media="n"), source_in=700 * F)
    project = (
        a_project()
        .with_media("n")
        .with_clip("a", "v1", 0, 50, source_in=1400, takes=(other, beyond), take_place=1)
        .build()
    )
    assert span(project) == (1375, 1500)
    low, high = used_spans(project, SECOND)["n"]
    assert (low / F, high / F) == (675, 775)
