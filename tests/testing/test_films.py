"""Films of given frames have those frames."""

from pathlib import Path

import numpy as np
import pytest

from kijkocut.media import MediaPool
from kijkocut.model.errors import BugError
from kijkocut.model.ticks import Rate
from kijkocut.testing.films import write_film


def test_a_film_has_the_frames_it_was_given(tmp_path: Path) -> None:
    frames = [np.full((32, 48, 3), n * 40, np.uint8) for n in range(5)]
    with MediaPool(tmp_path / "cache") as pool:
        facts = pool.probe(write_film(tmp_path / "f.mp4", frames, Rate(25)))
    assert facts.video is not None
    assert (facts.video.frame_count, facts.video.width, facts.video.height) == (5, 48, 32)
    with pytest.raises(BugError):
        write_film(tmp_path / "none.mp4", [], Rate(25))
