import pytest

from kijkocut.desktop.timeline.strips import FrameStrips, bucket, frame_width
from kijkocut.desktop.timeline.supply import Supply
from kijkocut.model.ticks import TICKS_PER_SECOND


@pytest.fixture
def media(film):
    (one,) = film.project.media.values()
    return one


@pytest.fixture
def strips(studio):
    supply = Supply()
    made = FrameStrips(studio, supply)
    yield made
    supply.close()


def test_frames_come_in_the_height_that_is_asked_for(film, media, strips, qtbot):
    film.studio.thumbnails.make(media.path, media.facts)
    assert strips.picture(media.facts, 0, 40, 1.0) is None
    qtbot.waitSignal(strips.changed).wait()
    found = strips.picture(media.facts, 0, 40, 1.0)
    assert found is not None
    assert found.height() == 40
    assert abs(found.width() - frame_width(media.facts, 40)) <= 1


def test_a_moment_is_told_from_another(media):
    assert bucket(media.facts, 0) == bucket(media.facts, TICKS_PER_SECOND // 2 - 1)
    assert bucket(media.facts, 0) != bucket(media.facts, TICKS_PER_SECOND)


def test_a_medium_without_pictures_is_said_once_until_there_is_news(media, strips, tmp_path, qtbot):
    from kijkocut.media import Thumbnails  # noqa: PLC0415 - decoders are costly to import

    class Empty:
        thumbnails = Thumbnails(strips._studio.pool, tmp_path)

    strips._studio = Empty()
    with qtbot.waitSignal(strips.lacking) as told:
        strips.picture(media.facts, 0, 40, 1.0)
    assert told.args == [media.facts.content_hash]
    strips.picture(media.facts, 0, 40, 1.0)
    assert not strips._asked
    strips.refresh(media.facts.content_hash)
    strips.picture(media.facts, 0, 40, 1.0)
    assert strips._asked
