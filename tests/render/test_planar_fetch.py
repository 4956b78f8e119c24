import numpy as np

from kijkocut.model.ids import MediaId
from kijkocut.render import FrameInfo, MediaPicture, RenderedFrame
from kijkocut.render.planar_fetch import Fetched


class Counted(RenderedFrame):
    __slots__ = ("released",)

    def __init__(self) -> None:
        info = FrameInfo(width=2, height=2, pixel_format="yuv420p")
        super().__init__(info, (np.zeros((2, 2), np.uint8),))
        self.released = 0

    def release(self) -> None:
        self.released += 1


def picture(at: int) -> MediaPicture:
    return MediaPicture(media=MediaId("m"), path="", at=at)


def test_a_frame_is_fetched_once_and_belongs_to_who_takes_it() -> None:
    asked: list[int] = []

    def fetch(one: MediaPicture) -> Counted:
        asked.append(one.at)
        return Counted()

    fetched = Fetched(fetch)
    held = fetched.hold(picture(1)), fetched.hold(picture(1)), fetched.hold(picture(2))
    assert fetched.take(picture(1)) is held[0]
    assert fetched.take(picture(1)) is held[1]
    fetched.take(picture(3))
    assert asked == [1, 1, 2, 3]
    fetched.release()
    fetched.release()
    assert [one.released for one in held] == [0, 0, 1]
