"""PySceneDetect on frames that the media room decoded. Imports OpenCV: enter it late."""

from collections.abc import Callable, Iterable

from scenedetect import FrameTimecode  # type: ignore[import-untyped]
from scenedetect.detector import SceneDetector  # type: ignore[import-untyped]
from scenedetect.detectors import (  # type: ignore[import-untyped]
    AdaptiveDetector,
    ContentDetector,
    ThresholdDetector,
)

from kijkocut.model.media import VideoStream
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks
from kijkocut.workspace.looking import Glance
from kijkocut.workspace.scene_search import SceneDetection, SceneSearch


def scene_starts(
    frames: Iterable[Glance], search: SceneSearch, stream: VideoStream
) -> tuple[Ticks, ...]:
    """Give the media times of the first frames of scenes, the first scene's apart."""
    rate = stream.rate
    fps = rate.num / rate.den if rate is not None else stream.average_fps or 25.0
    detectors = _detectors(search, fps)
    begins: list[Ticks] = []
    found: set[int] = set()
    label: FrameTimecode | None = None
    for number, frame in enumerate(frames):
        begins.append(frame.begin)
        label = FrameTimecode(number, fps=fps)
        for detector in detectors:
            found.update(_numbers(detector.process_frame, label, frame))
    for detector in detectors if label is not None else ():
        found.update(cut.frame_num for cut in detector.post_process(label) if cut.frame_num)
    least = max(1, round(search.shortest / TICKS_PER_SECOND * fps))
    return tuple(begins[n] for n in _spaced(sorted(found), least) if 0 < n < len(begins))


def _numbers(
    process: Callable[..., list[FrameTimecode]], label: FrameTimecode, frame: Glance
) -> list[int]:
    return [int(cut.frame_num) for cut in process(label, frame.bgr)]


def _detectors(search: SceneSearch, fps: float) -> list[SceneDetector]:
    least = max(1, round(search.shortest / TICKS_PER_SECOND * fps))
    found: list[SceneDetector] = []
    match search.detection:
        case SceneDetection.adaptive:
            limit = 3.0 if search.threshold is None else search.threshold
            found.append(AdaptiveDetector(adaptive_threshold=limit, min_scene_len=least))
        case SceneDetection.content:
            limit = 27.0 if search.threshold is None else search.threshold
            found.append(ContentDetector(threshold=limit, min_scene_len=least))
    if search.has_fades:
        found.append(ThresholdDetector(min_scene_len=least))
    return found


def _spaced(numbers: Iterable[int], least: int) -> list[int]:
    """Leave out starts that come too soon after another: a cut out of the dark is found twice."""
    kept: list[int] = []
    for number in numbers:
        if number >= (kept[-1] if kept else 0) + least:
            kept.append(number)
    return kept
