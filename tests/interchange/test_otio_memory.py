import opentimelineio as otio
import pytest
from msgspec.structs import replace

from kijkocut.interchange import Outcome, read, write
from kijkocut.model.clip import Effect, Fade, MediaSource, SequenceSource, Take, Transition
from kijkocut.model.invariants import check
from kijkocut.model.media import Bin
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.project import Put
from kijkocut.testing.builders import F, a_project

MOVING = Param(
    name="opacity", keys=(Keyframe(at=10 * F, value=0.5), Keyframe(at=20 * F, value=1.0))
)
BLUR = Effect(id="e", kind="blur", params=(MOVING,))
PUSH = Transition(kind="push", before=2 * F, after=2 * F, params=(Param(name="angle", value=90.0),))
CUT = (
    a_project()
    .with_sequence("other", ("other-v1",))
    .with_clip("z", "other-v1", 0, 10)
    .with_clip("a", "v1", 0, 100, effects=(BLUR,), fade_in=Fade(duration=90 * F), link="l")
    .with_clip("b", "v1", 100, 50, transition=PUSH, group="g")
    .with_clip("s", "a1", 0, 100, link="l")
    .with_range(5, 50)
    .build()
)


def edited(tmp_path, change, project=CUT):
    """Write, let another program change the timeline, and read."""
    path = tmp_path / "x.otio"
    write(project, "s", path)
    timeline = otio.adapters.read_from_file(str(path))
    change(timeline)
    otio.adapters.write_to_file(timeline, str(path))
    found = read(path)
    check(found.project)
    return found


def clips(found):
    return list(found.project.lane("seq-1-v1"))


def lost(found):
    return {x.what: x.where for x in found.report.losses if x.outcome is not Outcome.kept}


def rename(timeline):
    timeline.tracks[0][0].name = "renamed"


def test_links_groups_ranges_and_transitions_outlive_a_foreign_edit(tmp_path):
    found = edited(tmp_path, rename)
    a, b = clips(found)
    (sound,) = found.project.lane("seq-1-a1")
    assert (a.name, a.link, b.group, b.transition) == ("renamed", "l", "g", PUSH)
    assert sound.link == "l"
    sequence = found.project.sequences["seq-1"]
    assert (sequence.range_in, sequence.range_out) == (5 * F, 50 * F)
    assert lost(found) == {"other sequences of the project": ("other",)}


def test_effects_move_with_a_foreign_trim(tmp_path):
    def trim(timeline):
        item = timeline.tracks[0][0]
        rate = item.source_range.duration.rate
        moved = otio.opentime.RationalTime(5, rate)
        item.source_range = otio.opentime.TimeRange(
            item.source_range.start_time + moved, item.source_range.duration - moved - moved - moved
        )

    a = clips(edited(tmp_path, trim))[0]
    assert (a.source_in // F, a.duration // F) == (105, 85)
    assert [k.at // F for k in a.effects[0].params[0].keys] == [5, 15]
    assert a.fade_in.duration == 85 * F


def test_a_foreign_speed_counts_and_what_it_costs_is_named(tmp_path):
    def hurry(timeline):
        timeline.tracks[0][0].effects.append(otio.schema.LinearTimeWarp(time_scalar=2.0))

    found = edited(tmp_path, hurry)
    assert clips(found)[0].retime.speed.num == 2
    assert {"effects", "fades"} <= set(lost(found))


def test_foreign_markers_are_read_and_taken_clips_named(tmp_path):
    def change(timeline):
        item = timeline.tracks[0][0]
        item.markers.append(otio.schema.Marker(name="new", marked_range=item.source_range))
        del timeline.tracks[0][1:]

    found = edited(tmp_path, change)
    (a,) = clips(found)
    assert [m.name for m in a.markers] == ["new"]
    assert lost(found)["clips that were taken out elsewhere"] == ("b",)


def test_bins_of_what_is_played_are_kept(tmp_path):

    media = CUT.media["m"]
    puts = (
        Put(after=Bin(id="b1", name="Rushes")),
        Put(after=Bin(id="b2", name="Empty")),
        Put(before=media, after=replace(media, bin="b1")),
    )
    found = edited(tmp_path, rename, CUT.apply(puts))
    assert [b.name for b in found.project.bins.values()] == ["Rushes"]
    assert lost(found)["bins, tags and notes of media"] == ("Empty",)


@pytest.mark.parametrize("is_edited", [False, True])
def test_several_sequences_come_back_from_one_file(tmp_path, is_edited):
    nest = a_project().with_sequence("s2", ("s2-v1",)).with_clip("x", "s2-v1", 0, 10)
    project = nest.with_clip("n", "v1", 0, 10, source=SequenceSource(sequence="s2")).build()
    path = tmp_path / "x.otio"
    write(project, ("s", "s2"), path)
    if is_edited:
        made = otio.adapters.read_from_file(str(path))
        made[0].tracks[0][0].name = "renamed"
        otio.adapters.write_to_file(made, str(path))
    found = read(path)
    check(found.project)
    assert len(found.sequences) == 2
    assert (found.project == project) is not is_edited


TAKES = (
    Take(source=MediaSource(media="n"), source_in=5 * F, name="second"),
    Take(source=SequenceSource(sequence="other"), name="nest"),
)


def test_takes_outlive_a_foreign_edit_but_for_sequences(tmp_path):
    made = (
        a_project()
        .with_media("n")
        .with_sequence("other", ("other-v1",))
        .with_clip("a", "v1", 0, 100, takes=TAKES, take_place=2)
        .build()
    )
    found = edited(tmp_path, rename, made)
    (clip,) = clips(found)
    assert (clip.takes, clip.take_place) == (TAKES[:1], 1)
    assert found.project.media["n"] == made.media["n"]
    assert "other takes of clips" in lost(found)

    def trim(timeline):
        item = timeline.tracks[0][0]
        start, length = item.source_range.start_time, item.source_range.duration
        more = otio.opentime.RationalTime(10, 25)
        item.source_range = otio.opentime.TimeRange(start + more, length - more)

    (clip,) = clips(edited(tmp_path, trim, made))
    assert clip.takes[0].source_in == 15 * F


def test_references_of_other_programs_are_takes(tmp_path):
    made = a_project().with_clip("a", "v1", 0, 100).build()

    def add(timeline):
        item = timeline.tracks[0][0]
        both = item.media_references()
        at = otio.opentime.RationalTime(60, 25)
        span = otio.opentime.TimeRange(at, otio.opentime.RationalTime(500, 25))
        both["b"] = otio.schema.ExternalReference("file:///media/b.mov", span)
        both["c"] = otio.schema.MissingReference()
        item.set_media_references(both, item.active_media_reference_key)

    found = edited(tmp_path, add, made)
    (clip,) = clips(found)
    (take,) = clip.takes
    assert found.project.media[take.source.media].path == "/media/b.mov"
    assert (take.source_in, take.name) == (40 * F, "b.mov")
    assert "references without a file" in lost(found)
