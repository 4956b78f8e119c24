from msgspec.structs import replace

from kijkocut.edit.commands.relink_media import RelinkMedia
from kijkocut.model.clip import ClipMarker, MediaSource, Take, Transition
from kijkocut.model.media import Subclip
from kijkocut.model.project import Put
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def facts_of(frames, *, streams=(0, 1)):
    facts = a_project().with_media("x", frames).build().media["x"].facts
    return replace(facts, streams=tuple(facts.streams[i] for i in streams))


def relink(frames, **fields):
    return RelinkMedia(media="m", path="/new/m.mov", facts=facts_of(frames, **fields))


def project(**fields):
    return a_project().with_clip("a", "v1", 0, 50, **fields).with_clip("s", "a1", 0, 50).build()


def test_path_and_facts_change_and_clips_stay():
    after = run_lawfully(project(), relink(150))
    assert after.media["m"].path == "/new/m.mov"
    assert after.media["m"].facts.duration == 150 * F
    assert after.lanes == project().lanes


def test_a_file_that_is_too_short_is_refused():
    message = refusal(project(), relink(149))
    assert '"s" at 00:00:00:00 on A1 shows more than it is long (2 of 2 clips)' in message


def test_a_file_without_the_right_streams_is_refused():
    assert "needs sound" in refusal(project(), relink(1500, streams=(0,)))
    assert "needs a picture" in refusal(project(), relink(1500, streams=(1,)))
    chosen = project(source=MediaSource(media="m", stream=0))
    moved = facts_of(1500)
    moved = replace(moved, streams=tuple(replace(s, index=s.index + 5) for s in moved.streams))
    message = refusal(chosen, RelinkMedia(media="m", path="/new", facts=moved))
    assert "stream 0" in message
    assert "needs a path" in refusal(project(), replace(relink(1500), path=""))


def test_unused_media_can_become_anything():
    after = run_lawfully(a_project().build(), relink(1, streams=()))
    assert after.media["m"].facts.streams == ()


def test_transitions_shrink_to_the_handles_of_the_new_file():
    over = Transition(kind="wipe", before=10 * F, after=10 * F)
    start = (
        a_project()
        .with_clip("a", "v1", 0, 50)
        .with_clip("b", "v1", 50, 20, transition=over)
        .build()
    )
    after = run_lawfully(start, relink(154))
    assert after.clip("b").transition == Transition(kind="wipe", before=10 * F, after=4 * F)


def test_takes_need_their_streams_and_may_be_too_short():
    take = Take(source=MediaSource(media="m"), source_in=100 * F)
    made = a_project().with_media("n").with_clip("a", "v1", 0, 50, media="n", takes=(take,)).build()
    message = refusal(made, relink(150, streams=(1,)))
    assert 'a take of "a"' in message
    assert "needs a picture" in message
    after = run_lawfully(made, relink(20))
    assert after.clip("a").takes == (take,)


def test_a_file_that_leaves_its_beginning_out_shows_the_same():
    over = Transition(kind="dissolve", before=5 * F, after=5 * F)
    mark = ClipMarker(id="k", at=120 * F)
    early = ClipMarker(id="e", at=20 * F)
    base = (
        a_project()
        .with_clip("a", "v1", 0, 50, markers=(early, mark))
        .with_clip("b", "v1", 50, 50, transition=over, source_in=200)
        .with_clip("s", "a1", 0, 50, speed="-1", source_in=149)
        .with_media("n")
        .with_clip(
            "t",
            "v2",
            0,
            50,
            media="n",
            takes=(Take(source=MediaSource(media="m"), source_in=95 * F),),
        )
        .with_track("a1", is_locked=True)
        .build()
    )
    media = base.media["m"]
    part = Subclip(id="p", name="p", source_in=100 * F, source_out=150 * F)
    base = base.apply((Put(before=media, after=replace(media, subclips=(part,))),))
    shorter = replace(relink(200), skipped=90 * F)
    after = run_lawfully(base, shorter)
    assert [after.clip(key).source_in // F for key in "abs"] == [10, 110, 59]
    assert after.clip("b").transition == over
    assert after.clip("t").source_in == 100 * F
    assert after.clip("t").takes[0].source_in == 5 * F
    assert [m.at // F for m in after.clip("a").markers] == [30]
    assert after.tracks["a1"].is_locked
    (kept,) = after.media["m"].subclips
    assert (kept.source_in // F, kept.source_out // F) == (10, 60)
    assert "shows more" in refusal(base, replace(shorter, skipped=101 * F))
