"""What counts as a scene has plain defaults."""

from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.workspace import SceneSearch


def test_half_a_second_is_the_shortest_scene_unless_said() -> None:
    search = SceneSearch()
    assert search.shortest * 2 == TICKS_PER_SECOND
    assert (search.detection, search.threshold) == (SceneSearch.Detection.adaptive, None)
