from kijkocut.bench.errors import ProgramFailedError, UnknownMeasurementError, WrongFrameError
from kijkocut.model.errors import BugError, OutsideError, UserError


def test_codes_are_stable_and_say_whose_fault_it_is():
    assert UnknownMeasurementError.code == "bench.unknown"
    assert issubclass(UnknownMeasurementError, UserError)
    assert ProgramFailedError.code == "bench.program_failed"
    assert issubclass(ProgramFailedError, OutsideError)
    assert WrongFrameError.code == "bench.wrong_frame"
    assert issubclass(WrongFrameError, BugError)
