from msgspec.structs import replace

from kijkocut.edit.commands.relink_media import RelinkMedia
from kijkocut.model.clip import MediaSource, Take, Transition
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
