"""What can go wrong while a film is written."""

from kijkocut.model.errors import OutsideError, UserError


class SettingsError(UserError):
    """A preset or an override asks for something that can't be."""

    code = "export.settings"


class UnknownPresetError(UserError):
    """There is no preset of that name."""

    code = "export.preset_unknown"


class TargetError(UserError):
    """The film can't be written where it was asked for."""

    code = "export.target"


class OfflineError(UserError):
    """The sequence needs media that is not there."""

    code = "export.offline"


class CancelledError(UserError):
    """The export was stopped on request; nothing was left behind."""

    code = "export.cancelled"


class DiskFullError(OutsideError):
    """The disk ran full, or would."""

    code = "export.disk_full"


class EncodeError(OutsideError):
    """An encoder or the container refused."""

    code = "export.encode"


class FrameError(OutsideError):
    """One frame or one stretch of sound could not be made."""

    code = "export.frame"


class UnreadableError(OutsideError):
    """A written file can't be read back."""

    code = "export.unreadable"
