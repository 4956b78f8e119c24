"""What can go wrong while measuring."""

from kijkocut.model.errors import BugError, OutsideError, UserError


class ProgramFailedError(OutsideError):
    """A program that was to be measured did not do its work."""

    code = "bench.program_failed"


class UnknownMeasurementError(UserError):
    """There is no measurement of that name."""

    code = "bench.unknown"


class WrongFrameError(BugError):
    """Something that was measured gave another picture than was asked for."""

    code = "bench.wrong_frame"
