"""The camera's movement is measured as it was made."""

import cv2
import numpy as np

from kijkocut.model.media import VideoStream
from kijkocut.testing.shaky import shaky_frames
from kijkocut.workspace.camera_path import camera_path
from kijkocut.workspace.looking import Glance

STREAM = VideoStream(index=0, codec="x", width=320, height=180, duration=0)


def _glances(frames: list[np.ndarray]) -> list[Glance]:
    return [Glance(begin=n, end=n + 1, bgr=one) for n, one in enumerate(frames)]


def test_a_known_shake_is_measured_to_a_fifth_of_a_pixel() -> None:
    frames, shake = shaky_frames(8)
    path = list(camera_path(_glances(frames), STREAM))
    pan = 0.4 * np.arange(8)
    # The scene's centre is the picture's: there, shake and pan are all the movement.
    first = complex(shake[0, 0], shake[0, 1])
    found = [pose.turn * first + pose.shift for pose in path]
    expected = [complex(x + p, y) for (x, y), p in zip(shake, pan, strict=True)]
    assert np.abs(np.array(found) - np.array(expected)).max() < 0.2
    assert [pose.begin for pose in path] == list(range(8))


def test_flat_pictures_and_cuts_do_not_move() -> None:
    flat = [np.full((180, 320, 3), 90, np.uint8)] * 3
    cut = [shaky_frames(1, seed=seed)[0][0] for seed in (1, 2)]
    for frames in (flat, cut):
        path = list(camera_path(_glances(frames), STREAM))
        assert all(pose.turn == 1 and pose.shift == 0 for pose in path)


def test_footage_on_its_side_moves_as_it_is_shown() -> None:
    frames, _ = shaky_frames(2)
    upright = list(camera_path(_glances(frames), STREAM))[1]
    stream = VideoStream(index=0, codec="x", width=180, height=320, duration=0, rotation=90)
    lying = [cv2.rotate(one, cv2.ROTATE_90_CLOCKWISE) for one in frames]
    shown = list(camera_path(_glances(lying), stream))[1]
    assert abs(shown.shift - upright.shift) < 0.1
    assert abs(shown.turn - upright.turn) < 0.002
