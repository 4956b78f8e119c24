"""Playing: frames from elsewhere, and sound as the clock that they follow.

A `Projector` makes frames of plans in a helper process and hands them over in shared memory; a
`LocalProjector` makes them in this process and leaves them in textures. A `Player` plays a `Scene`
along a `Route` through an `AudioOut` (`DeviceOut`, `NullOut`) and tells its audience which picture
is on; dropped frames are counted in `hitches`, with causes.

Threads: a projector and a player answer on threads of their own; a player is steered from one.
Errors: `AudioDeviceError` arrives at the audience, frames that can't be made as `Trouble`.
Tested alone with a `NullOut` on a clock of the test's.
"""

from kijkocut.playback.audio_out import AudioOut, NullOut
from kijkocut.playback.course import Route
from kijkocut.playback.device_out import DeviceOut
from kijkocut.playback.local_projector import LocalProjector
from kijkocut.playback.picture import Picture
from kijkocut.playback.player import Player
from kijkocut.playback.projecting import Trouble
from kijkocut.playback.projector import Projector
from kijkocut.playback.scene import Audience, Scene
from kijkocut.playback.wire import Equipment

__all__ = [
    "Audience",
    "AudioOut",
    "DeviceOut",
    "Equipment",
    "LocalProjector",
    "NullOut",
    "Picture",
    "Player",
    "Projector",
    "Route",
    "Scene",
    "Trouble",
]
