"""Writing films: presets, encoders, and the check on what was written.

`export` takes a project, a sequence and a `Request` to a film on disk and gives a `Result` with a
`Report` of what was read back. `EncoderBook` tries the hardware encoders and knows which work.
`PresetLibrary` holds what a film can be written as, `overridden` changes settings of a preset, and
`PresetForm` says which there are and what each can be. `forecast` tells size, room and what is
missing before anything is written. `refuse_replacing` guards footage and projects against being
written over. What is needed of the rooms below comes in as an `Engine`: media pool, renderer and
catalogue.

Threads: `export` encodes on the calling thread and makes pictures and sound on two of its own; any
thread may call it. Errors: `SettingsError`, `UnknownPresetError`, `TargetError`, `OfflineError`,
`CancelledError` (user); `DiskFullError`, `EncodeError`, `FrameError`, `UnreadableError` (outside).
To test it alone, hand numpy arrays to a writer: see `tests/export/conftest.py`.
"""

from kijkocut.export.encoder_book import EncoderBook
from kijkocut.export.exporting import export
from kijkocut.export.forecasting import forecast
from kijkocut.export.form import PresetForm
from kijkocut.export.keeping import refuse_replacing
from kijkocut.export.library import PresetLibrary, overridden
from kijkocut.export.preset import Preset
from kijkocut.export.request import Progress, Request, Result
from kijkocut.export.scene import Engine

__all__ = [
    "EncoderBook",
    "Engine",
    "Preset",
    "PresetForm",
    "PresetLibrary",
    "Progress",
    "Request",
    "Result",
    "export",
    "forecast",
    "overridden",
    "refuse_replacing",
]
