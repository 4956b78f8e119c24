"""Writing films: presets, encoders, and the check on what was written."""

from kijkocut.export.check import check
from kijkocut.export.library import overridden, preset_named, presets
from kijkocut.export.preset import Preset
from kijkocut.export.report import Report

__all__ = ["Preset", "Report", "check", "overridden", "preset_named", "presets"]
