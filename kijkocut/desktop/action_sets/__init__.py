"""Actions by topic: each module holds a tuple ACTIONS. `found_actions()` gives them all."""

import importlib
import pkgutil
from collections.abc import Iterator

from kijkocut.desktop.action import Action


def found_actions() -> Iterator[Action]:
    """Give the actions of every module here, in the order of their modules."""
    for info in pkgutil.iter_modules(__path__):
        yield from importlib.import_module(f"{__name__}.{info.name}").ACTIONS
