"""Which output the viewers sound on."""

import time
from typing import Final

from kijkocut.playback import AudioOut, DeviceOut, NullOut
from kijkocut.workspace import Settings

SILENT: Final = "none"
"""The name of the device that is none."""
_CHANNELS: Final = {"stereo": 2, "5.1": 6}


def sound_out(settings: Settings) -> AudioOut:
    """Give the output that the settings name."""
    name = settings.text("viewer.sound_device")
    if name == SILENT:
        return NullOut(time.monotonic)
    return DeviceOut(name, channels=_CHANNELS[settings.text("viewer.loudspeakers")])
