"""Detectors fed by hand: spacing, and footage without a rate of its own."""

import numpy as np

from kijkocut.model.media import VideoStream
from kijkocut.workspace import SceneSearch
from kijkocut.workspace.looking import Glance
from kijkocut.workspace.scene_starts import scene_starts

STREAM = VideoStream(index=0, codec="x", width=16, height=16, duration=0, average_fps=10.0)


def _film(levels: list[int]) -> list[Glance]:
    return [
        Glance(begin=n * 100 + n % 3, end=(n + 1) * 100, bgr=np.full((16, 16, 3), v, np.uint8))
        for n, v in enumerate(levels)
    ]


def test_starts_are_the_begins_of_frames_whatever_the_rate() -> None:
    search = SceneSearch(detection=SceneSearch.Detection.content, has_fades=False)
    film = _film([40] * 8 + [200] * 8 + [90] * 8)
    assert scene_starts(film, search, STREAM) == (802, 1601)


def test_a_scene_shorter_than_wanted_begins_none() -> None:
    search = SceneSearch(
        detection=SceneSearch.Detection.content, has_fades=False, shortest=705_600_000
    )
    assert len(scene_starts(_film([40] * 12 + [200] * 4 + [40] * 20), search, STREAM)) == 1


def test_nothing_to_see_is_no_scene() -> None:
    assert scene_starts([], SceneSearch(), STREAM) == ()
