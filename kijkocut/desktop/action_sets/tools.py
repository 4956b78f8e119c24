"""Taking a tool of the timeline."""

from collections.abc import Callable
from typing import Final

from kijkocut.desktop.action import Action, with_sequence
from kijkocut.desktop.desk import Desk


def _take(name: str) -> Callable[[Desk], None]:
    return lambda desk: desk.take_tool(name)


def _is_taken(name: str) -> Callable[[Desk], bool]:
    return lambda desk: desk.tool == name


def _tool(name: str, text: str, key: str, tip: str) -> Action:
    return Action(
        name=f"tool.{name}",
        text=text,
        menu="Edit/Tool",
        keys=(key,),
        tip=tip,
        run=_take(name),
        is_enabled=with_sequence,
        is_checked=_is_taken(name),
    )


ACTIONS: Final = (
    _tool("select", "Select", "A", "Select, move and trim; Ctrl inserts, Alt copies"),
    _tool("razor", "Razor", "B", "Split clips; with Shift on all tracks"),
    _tool("trim", "Trim", "T", "Roll on cuts, ripple at ends, slip above and slide below"),
    _tool("ripple", "Ripple", "Shift+B", "Trim, and let what follows move along"),
    _tool("roll", "Roll", "Shift+N", "Move the cut between two clips"),
    _tool("rate_stretch", "Rate Stretch", "R", "Drag ends to change the speed"),
    _tool("slip", "Slip", "Y", "Show another part of the source"),
    _tool("slide", "Slide", "U", "Move a clip between its neighbours"),
    _tool("spacer", "Spacer", "Shift+G", "Move all that follows; with Alt on one track alone"),
    _tool("hand", "Hand", "H", "Scroll by dragging"),
    _tool("zoom", "Zoom", "Z", "Zoom to a range; with Alt outwards"),
)
