from kijkocut.model.ids import MediaId
from kijkocut.model.media import AudioStream, Media, MediaFacts, MediaKind, VideoStream
from kijkocut.model.ticks import seconds
from kijkocut.reels import picture_stream, sound_source

PICTURES = tuple(
    VideoStream(index=n, codec="h264", width=8, height=8, duration=seconds(1)) for n in (1, 3)
)
SOUND = AudioStream(index=0, codec="aac", sample_rate=48_000, channels=2, duration=seconds(1))
FACTS = MediaFacts(kind=MediaKind.video, streams=(SOUND, *PICTURES))
MEDIA = Media(id=MediaId("m"), name="m", path="/m.mp4", facts=FACTS)


def test_the_first_picture_stream_is_meant_unless_another_is_named():
    assert picture_stream(MEDIA, None) is PICTURES[0]
    assert picture_stream(MEDIA, 3) is PICTURES[1]
    assert picture_stream(MEDIA, 0) is None


def test_sound_is_opened_at_the_rate_of_the_mix():
    class Pool:
        def audio(self, *place, **how):
            return place, how

    opened = sound_source(MEDIA, Pool(), 0, 44_100)
    assert opened == (("/m.mp4", FACTS), {"stream": 0, "sample_rate": 44_100})
