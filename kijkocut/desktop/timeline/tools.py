"""The tools by name."""

from types import MappingProxyType
from typing import Final

from kijkocut.desktop.timeline.cutting import RazorTool
from kijkocut.desktop.timeline.gesture import Tool
from kijkocut.desktop.timeline.looking import HandTool, ZoomTool
from kijkocut.desktop.timeline.selecting import SelectTool
from kijkocut.desktop.timeline.slipping import BodyTool, SlideDrag, SlipDrag, TrimTool
from kijkocut.desktop.timeline.spacing import SpacerTool
from kijkocut.desktop.timeline.trimming import EdgeTool, RippleDrag, RollDrag, StretchDrag

TOOLS: Final = MappingProxyType[str, Tool](
    {
        "select": SelectTool(),
        "razor": RazorTool(),
        "ripple": EdgeTool(RippleDrag),
        "roll": EdgeTool(RollDrag),
        "rate_stretch": EdgeTool(StretchDrag),
        "slip": BodyTool(SlipDrag),
        "slide": BodyTool(SlideDrag),
        "trim": TrimTool(),
        "spacer": SpacerTool(),
        "hand": HandTool(),
        "zoom": ZoomTool(),
    }
)
"""Tools keep nothing between presses."""


def tool_named(name: str) -> Tool:
    """Give a tool; the select tool for names unknown."""
    return TOOLS.get(name, TOOLS["select"])
