"""The usual wish: a second of smoothing, a quarter of zoom."""

from kijkocut.workspace import Steadying


def test_the_usual_wish() -> None:
    assert Steadying() == Steadying(smooth_s=1.0, most_zoom=1.25)
