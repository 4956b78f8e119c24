"""What stays the same while a frame is made."""

from kijkocut.model.sequence import ColourSpace
from kijkocut.render.frame_job import FrameJob
from kijkocut.render.frame_plan import FramePlan, MediaPicture, Quality
from kijkocut.render.pixels import SourceFrame


def fetch(picture: MediaPicture) -> SourceFrame:
    raise AssertionError(picture)


def test_pictures_are_drawn_as_the_plan_asks() -> None:
    plan = FramePlan(size=(4, 2), scale=1.0, quality=Quality.draft)
    job = FrameJob(plan, fetch, is_chroma_smooth=True)
    assert job.space is ColourSpace.bt709
    assert (job.plain.space, job.plain.quality) == (ColourSpace.bt709, Quality.draft)


def test_an_inner_plan_keeps_the_source_of_pictures() -> None:
    job = FrameJob(FramePlan(size=(4, 2), scale=1.0), fetch, is_chroma_smooth=True)
    inner = FramePlan(size=(8, 8), scale=2.0)
    assert job.of(inner) == FrameJob(inner, fetch, is_chroma_smooth=True)
