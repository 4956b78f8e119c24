import pytest
from msgspec.structs import replace

from kijkocut.model.clip import Clip, Fade, FadeCurve, MediaSource
from kijkocut.model.ids import ClipId, MediaId, TrackId
from kijkocut.model.media import AudioStream, MediaFacts, MediaKind, VideoStream
from kijkocut.model.retime import Retime
from kijkocut.model.ticks import Rate, Ratio
from kijkocut.render.frame_plan import MediaPicture
from kijkocut.render.timing import aimed, fade_level, source_time

F = Rate(25).frame_ticks
STREAM = VideoStream(
    index=0, codec="h264", width=64, height=36, duration=100 * F, rate=Rate(25), frame_count=100
)
FACTS = MediaFacts(kind=MediaKind.video, duration=100 * F, streams=(STREAM,))
PICTURE = MediaPicture(media=MediaId("m"), path="", at=0)


def clip(**fields: object) -> Clip:
    plain = {"start": 50 * F, "duration": 40 * F, "source_in": 10 * F, **fields}
    return Clip(id=ClipId("c"), track=TrackId("v"), source=MediaSource(media=MediaId("m")), **plain)  # type: ignore[arg-type]


def frame_shown(one: Clip, tick: int) -> int:
    picture = replace(PICTURE, at=source_time(one, tick))
    return aimed(picture, one, FACTS, STREAM).at // F


def test_a_plain_clip_shows_its_source_frame_by_frame() -> None:
    assert [frame_shown(clip(), (50 + n) * F) for n in range(4)] == [10, 11, 12, 13]
    assert frame_shown(clip(), 48 * F) == 8  # in the handle of a transition


def test_reverse_plays_down_from_the_source_in() -> None:
    back = clip(source_in=20 * F - 1, retime=Retime(speed=Ratio(-1)))
    assert [frame_shown(back, (50 + n) * F) for n in range(4)] == [19, 18, 17, 16]


def test_a_frozen_clip_holds_its_frame() -> None:
    held = clip(retime=Retime(speed=Ratio(0)))
    assert {frame_shown(held, (50 + n) * F) for n in range(40)} == {10}


def test_the_middle_of_the_frame_is_asked_for() -> None:
    for inside in (0, 1, F // 2, F - 1):
        at = aimed(replace(PICTURE, at=7 * F + inside), clip(), FACTS, STREAM).at
        assert at == 7 * F + F // 2


def test_a_late_picture_stream_is_addressed_on_the_file_clock() -> None:
    late = replace(STREAM, start=3 * F + F // 3)
    sound = AudioStream(
        index=1, codec="aac", sample_rate=48000, channels=2, duration=9 * F, start=F // 3
    )
    facts = replace(FACTS, streams=(late, sound))
    assert aimed(replace(PICTURE, at=0), clip(), facts, late).at == 3 * F + F // 2
    assert aimed(replace(PICTURE, at=5 * F + 5), clip(), facts, late).at == 5 * F + F // 2


def test_times_beyond_the_last_frame_hold_it() -> None:
    assert aimed(replace(PICTURE, at=500 * F), clip(), FACTS, STREAM).at == 99 * F + F // 2


def test_variable_rate_streams_are_asked_at_the_exact_time() -> None:
    stream = replace(STREAM, rate=None, is_vfr=True)
    assert aimed(replace(PICTURE, at=12345), clip(), FACTS, stream).at == 12345


def test_blending_names_the_next_frame_and_its_share() -> None:
    slow = clip(retime=Retime(speed=Ratio(1, 4), blend="blend"), source_in=0)
    found = [
        aimed(replace(PICTURE, at=source_time(slow, (50 + n) * F)), slow, FACTS, STREAM)
        for n in range(5)
    ]
    assert [p.blend_share for p in found] == [0.0, 0.25, 0.5, 0.75, 0.0]
    assert found[0].blend_at is None
    assert found[1].blend_at == F + F // 2
    assert [p.at // F for p in found] == [0, 0, 0, 0, 1]
    plain = clip(retime=Retime(blend="blend"))
    assert aimed(replace(PICTURE, at=5), plain, FACTS, STREAM).blend_at is None


@pytest.mark.parametrize(
    ("curve", "half"), [(FadeCurve.linear, 0.5), (FadeCurve.power, 0.7071), (FadeCurve.smooth, 0.5)]
)
def test_fades_follow_their_curve(curve: FadeCurve, half: float) -> None:
    fading = clip(
        fade_in=Fade(duration=10 * F, curve=curve), fade_out=Fade(duration=20 * F, curve=curve)
    )
    assert fade_level(fading, 50 * F) == 0
    assert fade_level(fading, 55 * F) == pytest.approx(half, abs=1e-4)
    assert fade_level(fading, 65 * F) == 1
    assert fade_level(fading, 80 * F) == pytest.approx(half, abs=1e-4)
    assert fade_level(fading, 49 * F) == 1
    assert fade_level(fading, 90 * F) == 1
