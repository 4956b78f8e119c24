"""What can go wrong in the audio room."""

from kijkocut.model.errors import OutsideError, UserError


class UnknownSoundError(UserError):
    """A clip on a sound track has a source that makes no sound."""

    code = "audio.no_sound"


class DamagedPeaksError(OutsideError):
    """Stored waveform peaks cannot be read; they can be made again from the media."""

    code = "audio.peaks_damaged"


class SoundCancelledError(UserError):
    """Work on sound was stopped because its caller asked for that."""

    code = "audio.cancelled"
