import numpy as np
import pytest

from kijkocut.model.ids import MediaId
from kijkocut.model.media import Media, MediaFacts, MediaKind, VideoStream
from kijkocut.model.project import Project, Put
from kijkocut.model.ticks import seconds
from kijkocut.reels import PictureSources, card
from kijkocut.render import MediaPicture

FRAME = seconds(1) // 25


class Pool:
    """Hands out readers that note what they are asked."""

    def __init__(self):
        self.readers, self.options = [], []

    def video(self, path, facts, *, stream, is_deinterlaced, proxy):
        reader = Reader()
        self.readers.append(reader)
        self.options.append((path, stream, is_deinterlaced, proxy))
        return reader


class Reader:
    def __init__(self):
        self.asked, self.is_closed = [], False

    def frame_at(self, ticks, *, approximate=False):
        self.asked.append(ticks // FRAME if not approximate else "near")

    def close(self):
        self.is_closed = True


def the_project(interlace="progressive"):
    stream = VideoStream(
        index=0, codec="h264", width=8, height=8, duration=seconds(60), interlace=interlace
    )
    facts = MediaFacts(kind=MediaKind.video, duration=seconds(60), streams=(stream,))
    made = Media(id=MediaId("m"), name="m.mp4", path="/m.mp4", facts=facts)
    return Project().apply((Put(after=made),))


def picture(frame):
    return MediaPicture(media=MediaId("m"), path="/m.mp4", at=frame * FRAME)


@pytest.fixture
def pool():
    return Pool()


def test_reading_on_stays_with_one_reader(pool):
    sources = PictureSources(the_project().media, pool)
    for number in range(50):
        sources.frame(picture(number), number * FRAME)
    assert [r.asked for r in pool.readers] == [list(range(50))]


@pytest.mark.parametrize("apart", [3, 20, 400])
def test_two_places_at_once_have_a_reader_each(apart, pool):
    sources = PictureSources(the_project().media, pool)
    for number in range(30):
        sources.frame(picture(number), number * FRAME)
        sources.frame(picture(number + apart), number * FRAME)
    first, second = pool.readers
    assert first.asked == list(range(30))
    assert second.asked == list(range(apart, apart + 30))


def test_many_cuts_in_one_file_share_few_readers(pool):
    sources = PictureSources(the_project().media, pool)
    for cut in range(20):
        for number in range(25):
            sources.frame(picture(cut * 137 % 1000 + number), (cut * 25 + number) * FRAME)
    assert len(pool.readers) <= 3


def test_readers_not_needed_for_long_are_closed(pool):
    project = the_project()
    media = project.media[MediaId("m")]
    other = Media(id=MediaId("n"), name="n", path="/n.mp4", facts=media.facts)
    sources = PictureSources(project.apply((Put(after=other),)).media, pool)
    sources.frame(picture(0), 0)
    for number in range(300):
        sources.frame(
            MediaPicture(media=MediaId("n"), path="/n.mp4", at=number * FRAME), number * FRAME
        )
    assert [r.is_closed for r in pool.readers] == [True, False]
    assert sources.reader_count == 1
    sources.close()
    assert all(r.is_closed for r in pool.readers)


@pytest.mark.parametrize(("interlace", "wanted"), [("top_first", True), ("progressive", False)])
def test_interlaced_footage_is_joined_into_frames(interlace, wanted, pool):
    PictureSources(the_project(interlace).media, pool).frame(picture(0), 0)
    assert pool.options == [("/m.mp4", None, wanted, None)]


def test_the_card_is_red_and_as_large_as_the_picture():
    made = card(MediaPicture(media=MediaId("m"), path="/m.mp4", at=0, size=(64, 36)))
    pixels = np.asarray(made.planes[0])
    assert pixels.shape == (36, 64, 3)
    assert (made.info.width, made.info.height, made.info.pixel_format) == (64, 36, "rgb24")
    assert np.median(pixels[..., 0]) > 3 * np.median(pixels[..., 1])


def test_a_row_of_earlier_frames_for_one_moment_takes_few_readers(pool):
    sources = PictureSources(the_project().media, pool)
    for number in range(100):
        sources.frame(picture(number), 100 * FRAME)
    assert len(pool.readers) <= 6
    assert pool.readers[-1].asked[-50:] == list(range(50, 100))


def test_a_proxy_is_shown_where_one_stands_in(pool):
    sources = PictureSources(
        the_project().media, pool, stand_in=lambda media, stream: f"{media.id} {stream}"
    )
    sources.frame(picture(0), 0)
    assert pool.options == [("/m.mp4", None, False, "m None")]


def test_a_rough_frame_is_asked_for_as_such(pool):
    PictureSources(the_project().media, pool).frame(picture(3), 0, is_approximate=True)
    assert pool.readers[0].asked == ["near"]
