import json
from functools import reduce
from operator import getitem

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.edit.clipboard import Clipboard, copy_clips, with_luggage
from kijkocut.edit.commands.paste import Paste
from kijkocut.edit.commands.remove_media import RemoveMedia
from kijkocut.edit.landing import Mode
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.run import run_commands
from kijkocut.model.clip import MediaSource, SequenceSource, Take, Transition
from kijkocut.model.codec import encode
from kijkocut.model.ids import OperationId
from kijkocut.model.project import Put
from kijkocut.model.ticks import Rate
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully

DISSOLVE = Transition(kind="dissolve", before=5 * F, after=5 * F)


def base():
    return (
        a_project()
        .with_clip("a", "v1", 10, 20, link="l")
        .with_clip("s", "a1", 10, 20, link="l")
        .with_clip("b", "v1", 30, 20, transition=DISSOLVE, source_in=300)
        .with_clip("t", "v2", 15, 5)
        .with_clip("line", "c1", 12, 5)
    )


def copied(project, *ids):
    return copy_clips(project, ids)


def test_the_clips_come_with_their_distances_tracks_links_and_transitions():
    project = base().build()
    clipboard = copied(project, "a", "s", "b", "t", "line")
    command = Paste(
        sequence="s", clipboard=clipboard, at=100 * F, ids=("a2c", "s2c", "b2c", "t2c", "l2c")
    )
    after = run_lawfully(project, command)
    assert strip(after, "v1").endswith("a2c[100 120) b2c[120 140)@300")
    assert strip(after, "v2").endswith("t2c[105 110)")
    assert strip(after, "a1").endswith("s2c[100 120)")
    assert strip(after, "c1").endswith("l2c[102 107)")
    assert after.clip("a2c").link == after.clip("s2c").link != "l"
    assert after.clip("b2c").transition == DISSOLVE


def test_a_copy_outlives_what_was_copied():
    clipboard = copied(base().build(), "a")
    project = a_project().build()
    after = run_lawfully(project, Paste(sequence="s", clipboard=clipboard, at=0, ids=("x",)))
    assert strip(after, "v1") == "x[0 20)"


def test_overwrite_insert_and_refuse():
    project = base().build()
    clipboard = copied(project, "b")
    paste = Paste(sequence="s", clipboard=clipboard, at=20 * F, ids=("x",))
    after = run_lawfully(project, paste)
    assert strip(after, "v1") == "a[10 20) x[20 40)@300 b[40 50)@310"
    after = run_lawfully(project, replace(paste, mode=Mode.insert))
    right = after.lane("v1").next(after.clip("x"))
    assert strip(after, "v1") == f"a[10 20) x[20 40)@300 {right.id}[40 50)@110 b[50 70)@300"
    assert '"a"' in refusal(project, replace(paste, mode=Mode.refuse))


def test_the_lowest_target_track_takes_the_lowest_clip_unless_named():
    project = base().with_track("v1", is_target=False).build()
    clipboard = copied(project, "t")
    after = run_lawfully(project, Paste(sequence="s", clipboard=clipboard, at=90 * F, ids=("x",)))
    assert strip(after, "v2").endswith("x[90 95)")
    named = Paste(sequence="s", clipboard=clipboard, at=90 * F, ids=("x",), video_track="v1")
    assert strip(run_lawfully(project, named), "v1").endswith("x[90 95)")


def test_a_sequence_of_another_rate_gets_clips_on_its_own_frames():
    project = base().with_sequence("t", ("t-v1", "t-v2")).build()
    before = project.sequences["t"]
    project = project.apply((Put(before=before, after=replace(before, rate=Rate(24))),))
    clipboard = copied(project, "a", "b")
    after = run_lawfully(project, Paste(sequence="t", clipboard=clipboard, at=0))
    left, right = after.lane("t-v1")
    frame = Rate(24).frame_ticks
    assert (left.start, left.end, right.start, right.end) == (
        0,
        19 * frame,
        19 * frame,
        38 * frame,
    )


def test_what_can_not_be_pasted_is_refused():
    project = base().build()
    empty = Paste(sequence="s", clipboard=Clipboard(clips=()), at=0)
    assert "empty" in refusal(project, empty)
    tall = Paste(sequence="s", clipboard=copied(project, "a", "t"), at=0, video_track="v2")
    assert "1 video tracks above V2" in refusal(project, tall)
    off = Paste(sequence="s", clipboard=copied(project, "a"), at=7)
    assert "not on a frame" in refusal(project, off)
    foreign = a_project().with_media("other").with_clip("q", "v1", 0, 5, media="other").build()
    unknown = Paste(sequence="s", clipboard=copied(foreign, "q"), at=0)
    assert 'no media "other"' in refusal(project, unknown)


def test_takes_come_along_as_far_as_they_are_there():
    takes = tuple(Take(source=MediaSource(media=key)) for key in ("n", "o"))
    made = (
        a_project()
        .with_media("n")
        .with_media("o")
        .with_clip("a", "v1", 0, 50, takes=takes, take_place=1)
        .build()
    )
    copied = copy_clips(made, ["a"])
    command = Paste(sequence="s", clipboard=copied, at=100 * F, ids=("b",))
    assert run_lawfully(made, command).clip("b").takes == takes
    without = run_lawfully(made, RemoveMedia(media="n", with_clips=True))
    pasted = run_lawfully(without, command).clip("b")
    assert (pasted.takes, pasted.take_place) == (takes[1:], 0)


def abroad():
    """A project with none of `base`'s media, whose ids are the same."""
    return (
        a_project()
        .with_media("other")
        .with_sequence("in", ("in-v1", "in-a1"))
        .with_clip("x", "in-v1", 0, 50, media="other")
        .with_clip("n", "v1", 0, 20, source=SequenceSource(sequence="in"), source_in=0)
        .with_clip("q", "v1", 20, 20, media="other", link="l")
        .with_clip("r", "a1", 20, 20, media="other", link="l")
        .build()
    )


def test_clips_of_another_project_bring_media_and_nests_along_in_one_step():
    project, far = base().build(), abroad()
    clipboard = with_luggage(copied(far, "n", "q", "r"), far, "far")
    paste = Paste(sequence="s", clipboard=clipboard, at=100 * F, ids=("n2", "q2", "r2"))
    after = run_lawfully(project, paste)
    assert strip(after, "v1").endswith("n2[100 120)@0 q2[120 140)")
    assert after.clip("q2").link == after.clip("r2").link
    (new,) = set(after.media) - set(project.media)
    assert after.media[new].path == "/media/other.mp4"
    assert after.clip("q2").source.media == new
    nest = after.clip("n2").source.sequence
    assert nest not in project.sequences
    again = run_lawfully(after, replace(paste, at=200 * F, ids=("n3",)))
    assert again.clip("n3").source.sequence == nest
    assert set(again.media) == set(after.media)


def test_a_nest_is_not_pasted_into_itself_under_another_name():
    far = abroad()
    clipboard = with_luggage(copied(far, "n"), far, "far")
    into_itself = Paste(sequence="in", clipboard=clipboard, at=0)
    assert "itself" in refusal(far, into_itself)


def test_luggage_that_does_not_hold_together_is_refused():
    far = abroad()
    clipboard = with_luggage(copied(far, "n"), far, "far")
    torn = replace(clipboard, luggage=replace(clipboard.luggage, media=()))
    assert "does not hold together" in refusal(
        base().build(), Paste(sequence="s", clipboard=torn, at=0)
    )


def nodes(value, path=()):
    """Give where each simple value lies in JSON-like data."""
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from nodes(item, (*path, key))
    else:
        yield path, value


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_forged_clipboard_does_no_harm(data):
    far = abroad()
    raw = json.loads(encode(with_luggage(copied(far, "n", "q", "r"), far, "far")))
    for _ in range(data.draw(st.integers(1, 3))):
        path, _ = data.draw(st.sampled_from(list(nodes(raw))))
        *way, last = path
        inner = reduce(getitem, way, raw)
        strange = ["", "in", "m", "v1", -1, 0, 7, F, 1 << 62, 2.5, None, True, []]
        inner[last] = data.draw(st.sampled_from(strange))
    try:
        clipboard = msgspec.convert(raw, Clipboard)
    except msgspec.ValidationError:
        return
    project = base().build()
    paste = Paste(sequence="s", clipboard=clipboard, at=100 * F)
    try:
        run_commands(project, [paste], OperationId("try"))
    except EditRefused:
        refusal(project, paste)
    else:
        run_lawfully(project, paste)


def test_takes_of_another_project_come_with_their_media():
    take = Take(source=MediaSource(media="n"), source_in=3 * F)
    far = a_project().with_media("n").with_clip("a", "v1", 0, 50, takes=(take,)).build()
    clipboard = with_luggage(copied(far, "a"), far, "far")
    project = a_project().build()
    after = run_lawfully(project, Paste(sequence="s", clipboard=clipboard, at=0, ids=("b",)))
    (new,) = set(after.media) - {"m"}
    assert after.clip("b").takes == (replace(take, source=MediaSource(media=new)),)
