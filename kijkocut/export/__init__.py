"""Writing films: presets, encoders, and the check on what was written.

`export` takes a project, a sequence and a `Request` to a film on disk and gives a `Result` with a
`Report`; `check` reads any film back and reports on it. `presets` lists what a film can be written
as, `preset_named` picks one and `overridden` changes its settings. `refuse_replacing` guards
footage and projects against being written over. What is needed of the rooms below comes in as an
`Engine`: media pool, renderer and catalogue.

Threads: `export` encodes on the calling thread and makes pictures and sound on two of its own; any
thread may call it. Errors: `SettingsError`, `UnknownPresetError`, `TargetError`, `OfflineError`,
`CancelledError` (user); `DiskFullError`, `EncodeError`, `FrameError`, `UnreadableError` (outside).
To test it alone, hand numpy arrays to a writer: see `tests/export/conftest.py`.
"""

from kijkocut.export.check import check
from kijkocut.export.errors import CancelledError
from kijkocut.export.exporting import export
from kijkocut.export.keeping import refuse_replacing
from kijkocut.export.library import overridden, preset_named, presets
from kijkocut.export.preset import Preset
from kijkocut.export.request import Progress, Request, Result
from kijkocut.export.scene import Engine

__all__ = [
    "CancelledError",
    "Engine",
    "Preset",
    "Progress",
    "Request",
    "Result",
    "check",
    "export",
    "overridden",
    "preset_named",
    "presets",
    "refuse_replacing",
]
