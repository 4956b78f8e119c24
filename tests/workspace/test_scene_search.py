"""What counts as a scene has plain defaults."""

from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.workspace import SceneDetection, SceneSearch


def test_half_a_second_is_the_shortest_scene_unless_said() -> None:
    search = SceneSearch()
    assert search.shortest * 2 == TICKS_PER_SECOND
    assert (search.detection, search.threshold) == (SceneDetection.adaptive, None)
