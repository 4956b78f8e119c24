"""The docks: each module holds one, called DOCK. `found_docks()` gives them all."""

import importlib
import pkgutil

from kijkocut.desktop.dock import Dock


def found_docks() -> tuple[Dock, ...]:
    """Give the docks in the order in which areas fill."""
    modules = (
        importlib.import_module(f"{__name__}.{info.name}")
        for info in pkgutil.iter_modules(__path__)
    )
    return tuple(sorted((one.DOCK for one in modules), key=lambda dock: (dock.order, dock.name)))
