import msgspec
import pytest
from msgspec.structs import replace

from kijkocut.model.codec import encode
from kijkocut.model.media import AudioStream, Media, MediaFacts, MediaKind, VideoStream
from kijkocut.model.ticks import Ratio

PICTURE = VideoStream(index=1, codec="h264", width=1440, height=1080, duration=100)
COVER = replace(PICTURE, index=3, codec="mjpeg")
DUTCH = AudioStream(index=0, codec="aac", sample_rate=48_000, channels=2, duration=100)
FRISIAN = replace(DUTCH, index=2, language="fry")


@pytest.mark.parametrize(
    ("aspect", "rotation", "size"),
    [
        (Ratio(1, 1), 0, (1440, 1080)),
        (Ratio(4, 3), 0, (1920, 1080)),
        (Ratio(4, 3), 90, (1080, 1920)),
        (Ratio(4, 3), 180, (1920, 1080)),
        (Ratio(1, 1), 270, (1080, 1440)),
        (Ratio(1, 10_000), 0, (1, 1080)),
    ],
)
def test_a_picture_is_shown_in_square_pixels_and_upright(aspect, rotation, size):
    assert replace(PICTURE, sample_aspect=aspect, rotation=rotation).display_size == size


def test_the_first_stream_of_each_kind_is_the_one_meant():
    facts = MediaFacts(kind=MediaKind.video, streams=(DUTCH, PICTURE, FRISIAN, COVER))
    assert facts.video is PICTURE
    assert facts.audio is DUTCH
    assert facts.audios == (DUTCH, FRISIAN)


def test_a_kind_that_is_not_there_is_none():
    silent = MediaFacts(kind=MediaKind.video, streams=(PICTURE,))
    assert (silent.audio, silent.audios) == (None, ())
    assert MediaFacts(kind=MediaKind.audio, streams=(DUTCH,)).video is None


def test_streams_keep_their_kind_on_their_way_through_json():
    facts = MediaFacts(kind=MediaKind.video, duration=100, streams=(DUTCH, PICTURE, FRISIAN))
    media = Media(id="m", name="m", path="/m.mp4", facts=facts, tags=("a", "b"))
    assert msgspec.json.decode(encode(media), type=Media) == media
