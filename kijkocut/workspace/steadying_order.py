"""How much of a shake is to go."""

from msgspec import Struct


class Steadying(Struct, frozen=True, kw_only=True):
    """How much."""

    smooth_s: float = 1.0
    """Shake quicker than this many seconds goes, slower movement stays."""
    most_zoom: float = 1.25
    """Edges are hidden by enlarging, up to this; if that is not enough, less is corrected."""
