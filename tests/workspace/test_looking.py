"""Small pictures come frame by frame."""

from pathlib import Path

from kijkocut.model.ids import MediaId
from kijkocut.model.media import Media
from kijkocut.synth import read_frame_number
from kijkocut.workspace import Studio
from kijkocut.workspace.looking import glances, picture_of


def test_every_frame_of_the_span_is_given_once(studio: Studio, clip: Path) -> None:
    facts = studio.probe(clip)
    media = Media(id=MediaId("m"), name="clip", path=str(clip), facts=facts)
    picture = picture_of(media)
    assert picture is not None
    assert picture.rate is not None
    step = picture.rate.frame_ticks
    seen = list(glances(studio.pool, media, (3 * step, 7 * step), stream=picture, width=64))
    assert [one.begin // step for one in seen] == [3, 4, 5, 6]
    assert seen[0].bgr.shape == (36, 64, 3)
    whole = list(glances(studio.pool, media, (22 * step, 99 * step), stream=picture, width=4096))
    assert [read_frame_number(one.bgr[:, :, ::-1]) for one in whole] == [22, 23, 24]
    assert picture_of(media, 7) is None
