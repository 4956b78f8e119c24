import opentimelineio as otio

from kijkocut.interchange import Outcome, read, write
from kijkocut.model.clip import (
    Effect,
    Transition,
)
from kijkocut.model.invariants import check
from kijkocut.model.ticks import Ratio
from kijkocut.testing.builders import F, a_project


def retold(project, path, change):
    """Write a project, let another program change the timeline, and read it back."""
    write(project, "s", path)
    timeline = otio.adapters.read_from_file(str(path))
    change(timeline)
    otio.adapters.write_to_file(timeline, str(path))
    found = read(path)
    check(found.project)
    return found


def test_what_another_program_moved_is_moved_and_the_rest_kept(tmp_path):
    effect = Effect(id="e", kind="blur")
    project = (
        a_project()
        .with_clip("a", "v1", 0, 100, effects=(effect,))
        .with_clip("b", "v1", 100, 50, transition=Transition(kind="push", before=5 * F, after=F))
        .build()
    )
    time = otio.opentime.RationalTime(10, 25)
    gap = otio.schema.Gap(source_range=otio.opentime.TimeRange(duration=time))
    found = retold(project, tmp_path / "x.otio", lambda t: t.tracks[0].insert(0, gap))
    clips = list(found.project.lane("seq-1-v1"))
    assert [(c.start // F, c.end // F) for c in clips] == [(10, 110), (110, 160)]
    assert clips[0].effects == (effect,)
    assert clips[1].transition == Transition(kind="push", before=5 * F, after=F)
    assert found.project.media["m"] == project.media["m"]


def test_a_foreign_timeline_is_read_with_losses_named(tmp_path):
    rate = 24000 / 1001
    clip = otio.schema.Clip(
        name="shot",
        media_reference=otio.schema.ExternalReference(
            target_url="file:///media/A%20B.mov",
            available_range=otio.opentime.range_from_start_end_time(
                otio.opentime.RationalTime(86400, rate), otio.opentime.RationalTime(86900, rate)
            ),
        ),
        source_range=otio.opentime.TimeRange(
            otio.opentime.RationalTime(86410, rate), otio.opentime.RationalTime(48, rate)
        ),
    )
    clip.effects.append(otio.schema.LinearTimeWarp(time_scalar=2.0))
    clip.effects.append(otio.schema.Effect(effect_name="Glow"))
    clip.metadata["fcp"] = {"x": 1}
    track = otio.schema.Track(kind="Video", name="V1")
    track.append(clip)
    timeline = otio.schema.Timeline(name="Cut")
    timeline.tracks.append(track)
    otio.adapters.write_to_file(timeline, str(tmp_path / "f.otio"))
    found = read(tmp_path / "f.otio")
    check(found.project)
    (made,) = found.project.lane("seq-1-v1")
    rate_here = found.project.sequences["seq-1"].rate
    assert str(rate_here) == "24000/1001"
    assert made.duration == 48 * rate_here.frame_ticks
    assert made.source_in == 10 * rate_here.frame_ticks
    assert made.retime.speed == Ratio(2)
    (media,) = found.project.media.values()
    assert media.path == "/media/A B.mov"
    dropped = {(loss.what, loss.how, loss.where) for loss in found.report.of(Outcome.dropped)}
    assert ("effects", "Glow", ('V1 "shot"',)) in dropped
    assert ("metadata of fcp", "", ('V1 "shot"',)) in dropped
