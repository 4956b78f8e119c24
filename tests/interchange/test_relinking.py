from msgspec.structs import replace

from kijkocut.interchange import Outcome, bring, read, write
from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.model.clip import Effect, Transition
from kijkocut.model.invariants import check
from kijkocut.model.media import MediaFacts
from kijkocut.model.project import Project
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.foreign import FRAME, chain, entry, shotcut
from kijkocut.testing.laws import run_lawfully

A = a_project().with_clip("a", "v1", 0, 100, effects=(Effect(id="e", kind="blur"),))
CUT = A.with_clip(
    "b", "v1", 100, 50, transition=Transition(kind="dissolve", before=5 * F, after=5 * F)
).build()


def no_probe(path) -> MediaFacts:
    raise UnreadableFileError(f"{path} was not to be measured")


def brought(path, into, **more):
    found = read(path)
    plan = bring(found, into, folder=path.parent, probe=more.pop("probe", no_probe), **more)
    after = run_lawfully(into, *plan.commands)
    check(after)
    return after, plan


def cut_of(project, before):
    (key,) = set(project.sequences) - set(before.sequences)
    tracks = [t for t in project.sequence_tracks(key) if len(project.lane(t.id))]
    return [clip for track in tracks for clip in project.lane(track.id)]


def test_a_file_that_the_project_has_is_used(tmp_path):
    write(CUT, "s", tmp_path / "x.edl")
    after, _ = brought(tmp_path / "x.edl", CUT)
    assert set(after.media) == {"m"}
    assert {clip.source.media for clip in cut_of(after, CUT)} == {"m"}


def test_a_file_beside_the_timeline_is_measured_and_its_clock_counts(tmp_path):
    write(CUT, "s", tmp_path / "x.edl")
    (tmp_path / "m.mp4").write_bytes(b"film")
    facts = replace(CUT.media["m"].facts, content_hash="h", timecode="00:00:01:00")
    after, plan = brought(tmp_path / "x.edl", Project(), probe=lambda _: facts)
    (media,) = after.media.values()
    assert media.path == str(tmp_path / "m.mp4")
    assert cut_of(after, Project())[0].source_in == 75 * F
    assert [loss.what for loss in plan.report.of(Outcome.kept)] == ["media"]


def test_a_file_that_is_too_short_is_left_offline_and_told(tmp_path):
    write(CUT, "s", tmp_path / "x.edl")
    (tmp_path / "m.mp4").write_bytes(b"film")
    facts = replace(CUT.media["m"].facts, duration=9 * F)
    after, plan = brought(tmp_path / "x.edl", Project(), probe=lambda _: facts)
    assert len(cut_of(after, Project())) == 2
    (loss,) = plan.report.of(Outcome.approximated)
    assert "too short" in loss.how


def facts_of(frames, **fields):
    facts = CUT.media["m"].facts
    streams = tuple(replace(stream, duration=frames) for stream in facts.streams)
    return replace(facts, duration=frames, streams=fields.get("streams", streams))


def cut_in(tmp_path, first, last, facts):
    """Bring in a cut of frames of a file that turns out to be other than it seemed."""
    path = tmp_path / "x.mlt"
    path.write_text(shotcut(chain("c", "m.mp4", frames=last + 1), entry("c", first, last)))
    (tmp_path / "m.mp4").write_bytes(b"film")
    after, plan = brought(path, Project(), probe=lambda _: facts)
    return cut_of(after, Project()), plan


def test_less_than_a_frame_too_much_is_fitted(tmp_path):
    short = 100 * FRAME - FRAME // 3
    clips, plan = cut_in(tmp_path, 10, 99, facts_of(short))
    assert [clip.duration // FRAME for clip in clips] == [90, 90]
    assert all(clip.source_in == 10 * FRAME - FRAME // 3 for clip in clips)
    assert not plan.report.of(Outcome.approximated)


def test_a_whole_file_keeps_its_length_in_pictures_and_ends_with_its_sound(tmp_path):
    short = 100 * FRAME - FRAME // 3
    (picture, sound), _ = cut_in(tmp_path, 0, 99, facts_of(short))
    assert picture.duration == 100 * FRAME
    assert 0.99 < picture.retime.speed.fraction < 1
    assert (sound.duration, sound.retime.is_plain) == (short, True)


def test_a_file_without_sound_gives_no_sound_clip(tmp_path):
    whole = facts_of(100 * FRAME)
    silent = facts_of(100 * FRAME, streams=tuple(s for s in whole.streams if s == whole.video))
    clips, plan = cut_in(tmp_path, 0, 49, silent)
    assert len(clips) == 1
    assert not plan.report.of(Outcome.approximated)
