import pytest

from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.draft import Draft
from kijkocut.edit.placing import (
    STILL_TICKS,
    Placement,
    place,
    require_suits,
    source_end,
    source_name,
    three_point,
)
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import (
    AdjustmentSource,
    CaptionSource,
    GeneratorSource,
    MediaSource,
    SequenceSource,
    TitleSource,
)
from kijkocut.model.ids import OperationId
from kijkocut.model.media import MediaKind
from kijkocut.model.params import Param
from kijkocut.model.title import Title
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.catalogue import checked_refusal, run_checked

M = MediaSource(media="m")
TITLE = TitleSource(title=Title(text="Hello"))


def a_draft(builder=None):
    builder = builder or a_project()
    builder = builder.with_media("song", 50, MediaKind.audio).with_media("pic", 0, MediaKind.image)
    builder = builder.with_sequence("t", ("t-v1", "t-a1")).with_clip("n", "t-v1", 0, 70)
    return Draft(builder.build(), OperationId("op"))


def test_picture_and_sound_are_made_linked_and_not_put_on_the_timeline():
    draft = a_draft()
    placement = Placement(source=M, source_in=10 * F, source_out=30 * F)
    picture, sound = place(draft, placement, at=5 * F, tracks=("v1", "a1"), wanted="x")
    assert (picture.id, sound.id) == ("x", "x-audio")
    assert picture.link == sound.link is not None
    assert (picture.start, picture.end, picture.source_in) == (5 * F, 25 * F, 10 * F)
    assert (sound.start, sound.end, sound.track) == (5 * F, 25 * F, "a1")
    assert picture.name == "m.mp4"
    assert draft.changes == ()


def test_a_picture_takes_whole_frames_and_sound_alone_all_of_it():
    draft = a_draft()
    placement = Placement(source=M, source_out=20 * F + 7)
    (picture,) = place(draft, placement, at=0, tracks=("v1", None))
    (sound,) = place(draft, placement, at=0, tracks=("a1", None))
    assert (picture.duration, sound.duration) == (20 * F, 20 * F + 7)


@pytest.mark.parametrize(
    ("source", "start", "end"),
    [
        (M, 5, 1500 * F),
        (MediaSource(media="pic"), 5, 5 + STILL_TICKS),
        (SequenceSource(sequence="t"), 0, 70 * F),
        (TITLE, 0, STILL_TICKS),
    ],
)
def test_a_range_without_end_takes_the_rest(source, start, end):
    assert source_end(a_draft(), Placement(source=source, source_in=start)) == end


@pytest.mark.parametrize(
    ("source", "track", "suits"),
    [
        (M, "v1", True),
        (M, "a1", True),
        (M, "c1", False),
        (MediaSource(media="song"), "v1", False),
        (MediaSource(media="pic"), "a1", False),
        (SequenceSource(sequence="t"), "v1", True),
        (SequenceSource(sequence="t"), "c1", False),
        (TITLE, "v1", True),
        (TITLE, "a1", False),
        (AdjustmentSource(), "v1", True),
        (AdjustmentSource(), "c1", False),
        (GeneratorSource(kind="bars"), "v1", True),
        (GeneratorSource(kind="tone"), "a1", True),
        (GeneratorSource(kind="bars"), "c1", False),
        (CaptionSource(text="hi"), "c1", True),
        (CaptionSource(text="hi"), "v1", False),
    ],
)
def test_which_track_carries_what(source, track, suits):
    draft = a_draft()
    if suits:
        require_suits(draft, source, draft.track(track))
    else:
        with pytest.raises(EditRefused, match=f"{draft.track(track).name}"):
            require_suits(draft, source, draft.track(track))


def test_what_can_not_be_placed_is_refused():
    draft = a_draft()
    whole = Placement(source=M)
    for placement, at, tracks, says in (
        (whole, -F, ("v1", None), "before the beginning"),
        (whole, 1, ("v1", None), "not on a frame"),
        (whole, 0, ("a1", "a2"), "Linked sound goes"),
        (whole, 0, ("v1", "t-a1"), "different sequences"),
        (Placement(source=SequenceSource(sequence="s")), 0, ("v1", None), "in itself"),
        (Placement(source=M, source_in=F, source_out=F), 0, ("v1", None), "does not lie in"),
        (Placement(source=M, source_in=-F), 0, ("v1", None), "does not lie in"),
        (Placement(source=M, source_out=F - 1), 0, ("v1", None), "shorter than one frame"),
        (Placement(source=MediaSource(media="q")), 0, ("v1", None), 'no media "q"'),
        (Placement(source=MediaSource(media="pic")), 0, ("v1", "a1"), "nothing for audio"),
    ):
        with pytest.raises(EditRefused, match=says):
            place(draft, placement, at=at, tracks=tracks)


def test_names_come_from_the_source():
    draft = a_draft()
    assert source_name(draft, M) == "m.mp4"
    assert source_name(draft, SequenceSource(sequence="t")) == "t"
    assert source_name(draft, TITLE) == ""


def test_three_points_make_the_fourth():
    ranged = a_draft(a_project().with_range(10, 40))
    whole, part = Placement(source=M), Placement(source=M, source_in=5 * F, source_out=15 * F)
    assert three_point(ranged, whole, "v1", 3 * F) == (whole, 3 * F)
    assert three_point(ranged, part, "v1", None) == (part, 10 * F)
    placement, at = three_point(ranged, Placement(source=M, source_in=5 * F), "v1", None)
    assert (at, placement.source_in, placement.source_out) == (10 * F, 5 * F, 35 * F)
    only_in = a_draft(a_project().with_range(10, None))
    assert three_point(only_in, whole, "v1", None) == (whole, 10 * F)
    only_out = a_draft(a_project().with_range(None, 40))
    assert three_point(only_out, part, "v1", None) == (part, 30 * F)
    with pytest.raises(EditRefused, match="set an in point"):
        three_point(a_draft(), whole, "v1", None)


def test_generators_are_looked_up_in_the_catalogue():
    def laid(kind, *params):
        source = GeneratorSource(kind=kind, params=params)
        return Overwrite(placement=Placement(source=source), at=0, track="v1", id="x")

    project = a_project().build()
    assert run_checked(project, laid("colour")).clip("x").source.kind == "colour"
    assert 'Did you mean "colour"' in checked_refusal(project, laid("colur"))
    assert "4 numbers" in checked_refusal(project, laid("colour", Param(name="colour", value=1.0)))
