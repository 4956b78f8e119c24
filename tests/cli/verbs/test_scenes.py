"""The verb finds, marks and cuts."""

import numpy as np
import pytest

from kijkocut.model.ticks import TICKS_PER_SECOND, Rate
from kijkocut.testing.films import write_film


@pytest.fixture
def film(kijkocut, tmp_path):
    """A project with two scenes of a second each, on the timeline as `c`."""
    left = np.kron(np.random.default_rng(1).integers(0, 255, (3, 4, 3)), np.ones((24, 24, 1)))
    right = 255 - left
    frames = [np.roll(left if n < 25 else right, n, 1).astype(np.uint8) for n in range(50)]
    path = tmp_path / "film.kijko"
    kijkocut("new", path, "--canvas", "96x72", "--fps", "25")
    write_film(tmp_path / "two.mp4", frames, Rate(25))
    script = tmp_path / "s.json"
    script.write_text(
        '[{"command": "import_media", "path": "two.mp4", "id": "m"},'
        '{"command": "overwrite", "placement": {"source": {"type": "media", "media": "m"}},'
        '"at": "0f", "track": "@V1", "id": "c"}]'
    )
    assert kijkocut("edit", path, script).exit_code == 0
    return path


def test_scenes_are_listed_without_touching_the_project(kijkocut, film):
    ran = kijkocut("scenes", film, "two.mp4", "--json")
    assert ran.exit_code == 0, ran.err
    assert ran.data["starts"] == [TICKS_PER_SECOND]
    assert ran.data["clips"] == ["c"]
    assert "1.000" in kijkocut("scenes", film, "c", "--no-fades").out


def test_cuts_and_markers_are_steps_that_undo(kijkocut, film):
    assert "Cut at 1 scene" in kijkocut("scenes", film, "c", "--cuts").out
    assert kijkocut("undo", film).out == "Undone: Cut at 1 scene\n"
    ran = kijkocut("scenes", film, "m", "--markers", "--detector", "content")
    assert "Mark 1 scene" in ran.out


def test_media_that_no_clip_shows_is_told(kijkocut, film, tmp_path):
    (tmp_path / "d.json").write_text('[{"command": "delete_clips", "clips": ["c"]}]')
    assert kijkocut("edit", film, tmp_path / "d.json").exit_code == 0
    assert "No clip shows it" in kijkocut("scenes", film, "m", "--cuts").out


def test_nonsense_is_refused(kijkocut, film):
    assert kijkocut("scenes", film, "nobody").exit_code == 2
    assert "above 0" in kijkocut("scenes", film, "c", "--threshold", "-1").err
