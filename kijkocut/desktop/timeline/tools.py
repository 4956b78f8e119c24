"""The tools by name."""

from types import MappingProxyType
from typing import Final

from kijkocut.desktop.timeline.cutting import RazorTool
from kijkocut.desktop.timeline.gesture import Tool
from kijkocut.desktop.timeline.selecting import SelectTool

TOOLS: Final = MappingProxyType[str, Tool]({"select": SelectTool(), "razor": RazorTool()})
"""Tools keep nothing between presses."""


def tool_named(name: str) -> Tool:
    """Give a tool; the select tool for names unknown."""
    return TOOLS.get(name, TOOLS["select"])
