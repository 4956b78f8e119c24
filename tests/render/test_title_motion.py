import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.model.clip import Clip, TitleSource
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.params import Easing
from kijkocut.model.title import Animation, Motion, Title, Travel
from kijkocut.render.frame_plan import Affine
from kijkocut.render.title_motion import Staged, staged
from kijkocut.testing.builders import F

CANVAS = (1920.0, 1080.0)
TEXT = "two words"


def at(frame: int, motion: Motion | None = None, **fields: object) -> Staged:
    way = motion and Animation(motion=motion, duration=10 * F, easing=Easing.linear)
    title = Title(text=TEXT, **{"arrive": way, "leave": way, **fields})  # type: ignore[arg-type]
    clip = Clip(
        id=ClipId("c"),
        track=TrackId("t"),
        start=100 * F,
        duration=50 * F,
        source=TitleSource(title=title),
    )
    return staged(title, clip, (100 + frame) * F, CANVAS)


@given(st.sampled_from(Motion), st.integers(10, 40))
def test_between_its_ways_a_title_rests(motion: Motion, frame: int) -> None:
    assert at(frame, motion) == at(25)


@given(st.sampled_from(Motion), st.integers(0, 9))
def test_the_way_out_is_the_way_in_backwards(motion: Motion, frame: int) -> None:
    assert at(50 - frame, motion) == at(frame, motion) if frame else True
    assert at(frame, motion) != at(25)


@given(st.sampled_from(Motion), st.sampled_from(sorted(set(Easing) - {Easing.hold})))
def test_every_easing_stays_drawable(motion: Motion, easing: Easing) -> None:
    for frame in range(10):
        way = Animation(motion=motion, duration=10 * F, easing=easing)
        stage = at(frame, arrive=way)
        assert 0 <= stage.opacity <= 1
        assert 0 <= stage.picture.uncovered <= 1
        assert stage.moved.xx > 0


def test_all_frames_of_a_title_share_a_raster() -> None:
    for motion in set(Motion) - {Motion.typewriter, Motion.words}:
        assert {at(f, motion).picture.title for f in range(50)} == {Title(text=TEXT)}
        assert {at(f, motion).picture.letters for f in range(50)} == {None}


def test_letters_and_words_come_one_by_one() -> None:
    letters = [at(f, Motion.typewriter).picture.letters for f in range(10)]
    assert letters == [round(f / 10 * 9) for f in range(10)]
    assert [at(f, Motion.words).picture.letters for f in (0, 2, 4, 5, 7, 9)] == [0, 0, 3, 3, 3, 9]


def test_motions_go_where_they_say() -> None:
    assert at(0, Motion.rise).moved.y0 > 0 > at(0, Motion.drop).moved.y0
    assert at(0, Motion.from_left).picture.travel == (-1, 0)
    assert at(5, Motion.from_right).picture.travel == (0.5, 0)
    assert at(5, Motion.zoom).moved == Affine(xx=0.5, yy=0.5)
    assert at(0, Motion.shrink).moved == Affine(xx=2, yy=2)
    assert at(4, Motion.fade).opacity == pytest.approx(0.4)
    assert at(3, Motion.reveal).picture.uncovered == pytest.approx(0.3)
    ((name, sigma),) = at(0, Motion.blur).effects[0].values
    assert (name, sigma) == ("sigma", pytest.approx(21.6))


def test_travel_takes_the_whole_clip() -> None:
    assert at(0, travel=Travel.roll).picture.travel == (0, 1)
    assert at(25, travel=Travel.roll).picture.travel == (0, 0)
    assert at(50, travel=Travel.roll).picture.travel == (0, -1)
    assert at(0, travel=Travel.crawl).picture.travel == (1, 0)


def test_right_to_left_text_crawls_the_other_way() -> None:
    title = Title(text="שלום", travel=Travel.crawl)
    clip = Clip(
        id=ClipId("c"), track=TrackId("t"), start=0, duration=F, source=TitleSource(title=title)
    )
    assert staged(title, clip, 0, CANVAS).picture.travel == (-1, 0)
