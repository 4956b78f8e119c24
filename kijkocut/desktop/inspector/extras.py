"""The further widgets of sections, by name."""

from collections.abc import Callable
from typing import Final

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.extra import Extra
from kijkocut.desktop.inspector.loudness_box import LoudnessExtra
from kijkocut.desktop.inspector.ramp_box import RampExtra
from kijkocut.desktop.inspector.take_box import TakesExtra

_MAKERS: Final[dict[str, Callable[[Desk], Extra]]] = {
    "loudness": LoudnessExtra,
    "ramp": RampExtra,
    "takes": TakesExtra,
}


def extra_for(name: str, desk: Desk) -> Extra:
    """Make the widget of that name.

    Raises:
        KeyError: There is none.
    """
    return _MAKERS[name](desk)
