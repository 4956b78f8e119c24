from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.model.clip import AdjustmentSource, ClipMarker, MediaSource, SequenceSource, Take
from kijkocut.model.codec import decode_entity, encode
from kijkocut.model.handles import fits_source, source_length
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.takes import all_takes, moved_takes, room_of, showing, take_source
from kijkocut.model.ticks import Ratio
from kijkocut.testing.builders import F, a_project

TAKES = (
    Take(source=MediaSource(media="x"), source_in=3 * F, name="x"),
    Take(
        source=SequenceSource(sequence="q"),
        name="q",
        markers=(ClipMarker(id="k", at=F),),
        channel_map=(1, 0),
    ),
)


def clip_of(**fields):
    project = a_project().with_clip("a", "v1", 0, 50, takes=TAKES, **fields)
    return project._project.clip("a")


@given(place=st.integers(0, 2), then=st.integers(0, 2))
def test_choosing_keeps_the_order_and_leads_back(place, then):
    clip = clip_of(take_place=1)
    every = all_takes(clip)
    assert [take.name for take in every] == ["x", "a", "q"]
    other = showing(clip, place)
    assert all_takes(other) == every
    assert (other.name, other.source, other.source_in) == (
        every[place].name,
        every[place].source,
        every[place].source_in,
    )
    assert showing(showing(other, then), 1) == clip


def test_what_belongs_to_the_source_goes_with_it():
    clip = showing(clip_of(markers=(ClipMarker(id="m", at=0),)), 2)
    assert [m.id for m in clip.markers] == ["k"]
    assert clip.channel_map == (1, 0)
    assert [m.id for m in showing(clip, 0).markers] == ["m"]


def test_takes_are_written_only_where_there_are_some():
    plain = a_project().with_clip("a", "v1", 0, 50).build().clip("a")
    assert b"take" not in encode(plain)
    clip = clip_of(take_place=2)
    assert decode_entity(encode(clip)) == clip


def test_a_source_that_is_no_footage_has_no_takes():
    clip = replace(clip_of(), takes=(), source=AdjustmentSource())
    assert take_source(clip) is None
    assert all_takes(clip) == ()


def test_moved_takes_start_later():
    assert [t.source_in for t in moved_takes(TAKES, 2 * F)] == [5 * F, 2 * F]
    assert moved_takes(TAKES, 0) is TAKES


SPEEDS = st.one_of(
    st.sampled_from([(1, 1), (2, 1), (-1, 1), (-3, 2), (1, 3), (0, 1)]).map(
        lambda pair: Retime(speed=Ratio(*pair))
    ),
    st.sampled_from([((1, 2), (3, 1)), ((-1, 1), (2, 1)), ((-2, 1), (-1, 2))]).map(
        lambda ends: Retime(
            ramp=(RampPoint(0, Ratio(*ends[0])), RampPoint(40 * F, Ratio(*ends[1])))
        )
    ),
)


@given(
    retime=SPEEDS,
    source_in=st.integers(-60 * F, 160 * F),
    frames=st.integers(1, 60),
)
def test_room_is_the_longest_stretch_with_source(retime, source_in, frames):
    project = a_project().with_media("n", 100).with_clip("a", "v1", 0, 10).build()
    clip = replace(
        project.clip("a"),
        source=MediaSource(media="n"),
        source_in=source_in,
        retime=retime,
        duration=frames * F,
    )
    length = source_length(project, clip)
    begin, end = room_of(project, clip, F)

    def fits(start, stop):
        at = clip.source_in + retime.head_offset(start)
        return fits_source(retime.cut(start), at, stop - start, length)

    if begin == end:
        is_turning = any(p.speed.num < 0 for p in retime.ramp) and any(
            p.speed.num > 0 for p in retime.ramp
        )
        assert is_turning or not all(fits(n * F, (n + 1) * F) for n in range(frames))
        return
    assert fits(begin, end)
    assert begin % F == 0
    if begin:
        assert not fits(begin - F, end)
    if end < clip.duration:
        assert not fits(begin, end + F)
