import numpy as np

from kijkocut.effects import Catalogue
from kijkocut.model.clip import GeneratorSource
from kijkocut.model.ids import SequenceId
from kijkocut.model.media import Colour
from kijkocut.render import FrameInfo, MediaPicture, PlanSettings, RenderedFrame, still
from kijkocut.testing.builders import F, a_project


def frame_of(picture: MediaPicture) -> RenderedFrame:
    """A picture whose gray is its frame number."""
    number = picture.at // F
    info = FrameInfo(width=192, height=108, pixel_format="gray", colour=Colour(full_range=True))
    return RenderedFrame(info, (np.full((108, 192), number, np.uint8),))


def test_a_still_is_the_frame_at_its_time(catalogue: Catalogue) -> None:
    project = a_project().with_clip("a", "v1", 0, 50, source_in=100).build()
    got = still(
        project,
        SequenceId("s"),
        33 * F,
        catalogue=catalogue,
        fetch=frame_of,
        settings=PlanSettings(size=(96, 54)),
    )
    assert got.shape == (54, 96, 4)
    assert got.dtype == np.uint8
    assert (got[..., :3] == 133).all()
    assert (got[..., 3] == 255).all()


def test_other_shapes_get_bars(catalogue: Catalogue) -> None:
    source = GeneratorSource(kind="bars")
    project = a_project().with_clip("a", "v1", 0, 50, source=source).build()
    settings = PlanSettings(size=(64, 64))
    got = still(project, SequenceId("s"), 0, catalogue=catalogue, fetch=frame_of, settings=settings)
    assert (got[:14, :, :3] == 0).all()
    assert (got[-14:, :, :3] == 0).all()
    assert got[20, 3, 0] == 191
