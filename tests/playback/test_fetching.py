"""Readers and proxies behind a projector's frames, on real footage."""

import pytest

from kijkocut.media import Proxies
from kijkocut.playback import wire
from kijkocut.playback.fetching import Fetched, Sources
from kijkocut.render import MediaPicture, SourceFrame, plan

STEP = 705_600_000 // 25


@pytest.fixture
def sources(film, pool, room):
    gear = wire.Equipment(cache_dir=str(room / "media"), proxy_dir=str(room / "proxies"))
    made = Sources(film.media, pool, gear)
    yield made
    made.close()


def picture_at(film, catalogue, number):
    return plan(film, "main", number * STEP, catalogue=catalogue).pictures()[0]


def test_what_is_expected_is_opened_and_stands_there(sources, film, catalogue):
    done = []
    prepare = sources._exact.prepare
    sources._exact.prepare = lambda picture: (prepare(picture), done.append(picture))
    picture = picture_at(film, catalogue, 30)
    sources.expect((picture,))
    sources.expect((MediaPicture(media="gone", path="", at=0),))
    while not done:
        sources._thread.join(0.01)
    assert sources._exact.reader_count == 1
    with sources.frame(picture, 0, is_rough=False) as frame:
        assert frame.info.covers(picture.at)
    assert sources._exact.reader_count == 1
    sources.close()
    sources.expect((picture,))
    assert sources._exact.reader_count == 0


def test_rough_frames_come_from_a_proxy_where_there_is_one(
    sources, film, catalogue, pool, room, take
):
    picture = picture_at(film, catalogue, 20)
    with sources.frame(picture, 0, is_rough=True) as frame:
        assert not frame.info.covers(picture.at)  # the keyframe before
    proxy = Proxies(pool, room / "proxies").make(take, film.media["m"].facts)
    try:
        with sources.frame(picture, 0, is_rough=True) as frame:
            assert frame.info.covers(picture.at)
        with sources.frame(picture, 0, is_rough=False) as frame:
            assert frame.info.covers(picture.at)
    finally:
        proxy.remove()


def test_what_cannot_be_read_is_a_card_and_noted(film, pool, room, catalogue, tmp_path):
    media = film.media["m"]
    gone = {"m": type(media)(id=media.id, name="Gone", path=str(tmp_path / "x"), facts=media.facts)}
    gear = wire.Equipment(cache_dir=str(room / "media"), proxy_dir=str(room / "proxies"))
    sources = Sources(gone, pool, gear)
    fetched = Fetched(sources, 0, is_rough=False)
    shown: SourceFrame = fetched(picture_at(film, catalogue, 0))
    assert shown.info.pixel_format == "rgb24"
    planned = plan(film, "main", 0, catalogue=catalogue)
    (note,) = fetched.told(wire.Want(ticket=1, plan=planned))
    assert '"Gone" shows a card' in note
    assert fetched.decode_s > 0
    sources.close()
