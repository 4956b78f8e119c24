from kijkocut.edit.commands.import_timeline import ImportTimeline
from kijkocut.model.clip import MediaSource, SequenceSource, Take
from kijkocut.model.project import Project
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully

GIVEN = a_project().with_clip("a", "v1", 0, 100, link="l").with_clip("b", "a1", 0, 100, link="l")


def command(**more):
    project = GIVEN.build()
    fields = {
        "sequences": tuple(project.sequences.values()),
        "tracks": tuple(project.tracks.values()),
        "clips": (project.clip("a"), project.clip("b")),
        "media": tuple(project.media.values()),
    }
    return ImportTimeline(**(fields | more))


def test_everything_comes_under_new_ids_and_stays_together():
    after = run_lawfully(Project(), command())
    (sequence,) = after.sequences.values()
    assert sequence.id != "s"
    assert [t.name for t in after.sequence_tracks(sequence.id)] == ["V1", "V2", "A1", "A2", "C1"]
    clips = [clip for lane in after.lanes.values() for clip in lane]
    assert len({clip.link for clip in clips}) == 1
    assert {clip.duration // F for clip in clips} == {100}


def test_it_can_be_brought_in_twice():
    once = run_lawfully(Project(), command())
    project = GIVEN.build()
    twice = run_lawfully(project, command(media=(), known=(("m", "m"),)))
    assert len(once.media) == len(twice.media) == 1
    assert len(twice.sequences) == 2


def test_what_refers_to_something_that_does_not_come_is_refused():
    assert '"m"' in refusal(Project(), command(media=()))
    assert "v1" in refusal(Project(), command(tracks=()))


def test_takes_follow_their_media_and_sequences():
    takes = (Take(source=MediaSource(media="n")), Take(source=SequenceSource(sequence="s2")))
    made = (
        a_project()
        .with_media("n")
        .with_sequence("s2", ("s2-v1",))
        .with_clip("a", "v1", 0, 50, takes=takes)
        .build()
    )
    given = ImportTimeline(
        sequences=tuple(made.sequences.values()),
        tracks=tuple(made.tracks.values()),
        clips=(made.clip("a"),),
        media=tuple(made.media.values()),
    )
    after = run_lawfully(Project(), given)
    (clip,) = (clip for lane in after.lanes.values() for clip in lane)
    medium, nest = (take.source for take in clip.takes)
    assert after.media[medium.media].name == "n.mp4"
    assert after.sequences[nest.sequence].name == "s2"
