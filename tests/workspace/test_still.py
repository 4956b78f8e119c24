import av
import numpy as np
import pytest

from kijkocut.model.ids import SequenceId, TrackId
from kijkocut.synth import read_frame_number
from kijkocut.workspace.still import CannotWriteError, StillRenderer, write_png


def test_a_png_keeps_every_pixel_and_its_alpha(tmp_path):
    rgba = np.random.default_rng(1).integers(0, 256, (37, 53, 4), np.uint8)
    write_png(tmp_path / "a.png", rgba)
    with av.open(str(tmp_path / "a.png")) as file:
        shown = next(file.decode(video=0))
    assert shown.format.name == "rgba"
    np.testing.assert_array_equal(shown.to_ndarray(), rgba)


def test_a_view_with_gaps_between_its_rows_is_written_right(tmp_path):
    wide = np.random.default_rng(2).integers(0, 256, (20, 60, 4), np.uint8)
    write_png(tmp_path / "a.png", wide[::2, 5:31])
    with av.open(str(tmp_path / "a.png")) as file:
        shown = next(file.decode(video=0)).to_ndarray(format="rgba")
    np.testing.assert_array_equal(shown, wide[::2, 5:31])


def test_a_place_that_can_not_be_written_is_told(tmp_path):
    with pytest.raises(CannotWriteError, match=r"none/a\.png: No such file"):
        write_png(tmp_path / "none" / "a.png", np.zeros((2, 2, 4), np.uint8))


def test_the_frame_on_show_is_rendered_and_a_gap_is_black(studio, work, clip):
    (media,) = work.import_files([clip]).added
    place = {
        "command": "overwrite",
        "placement": {"source": {"type": "media", "media": media}, "source_in": "5f"},
        "at": "10f",
        "track": "@V1",
    }
    work.run_script([place], folder=clip.parent, label="Place")
    (placed,) = work.project.lane(TrackId("main-v1"))
    stills = StillRenderer(
        work.project, pool=studio.pool, renderer=studio.renderer, catalogue=studio.catalogue
    )
    step = work.sequence().rate.frame_ticks
    for at, number in ((placed.start, 5), (placed.start + 7 * step, 12), (placed.end - 1, 24)):
        shown = stills.frame(SequenceId("main"), at)
        assert shown.shape == (72, 128, 4)
        assert read_frame_number(shown) == number
    assert stills.frame(SequenceId("main"), 0)[..., :3].max() == 0
