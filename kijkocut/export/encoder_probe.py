"""Whether an encoder works on this machine, found out by trying it in a process of its own."""

import logging
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterable
from multiprocessing import Pipe
from typing import Final

import msgspec
from msgspec import Struct

from kijkocut.export.encoder_trial import Outcome, TrialOrder
from kijkocut.export.hardware import formats_of
from kijkocut.processes import start_helper

log = logging.getLogger(__name__)

_TRIAL: Final = "kijkocut.export.encoder_trial"
_STEP_S: Final = 0.2
_LIMIT_S: Final = 60.0
"""Hardware needs one or two; so much is only waited for where a driver hangs."""


class Verdict(Struct, frozen=True, kw_only=True):
    """What is known of one encoder here."""

    encoder: str
    """FFmpeg's name."""
    formats: tuple[str, ...] = ()
    """Pixel formats it was proven with; none if it does not work."""
    reason: str = ""
    """Why it does not work, or not with every format it claims; no full stop."""
    took_s: float = 0.0

    @property
    def works(self) -> bool:
        """Whether it is offered."""
        return bool(self.formats)


def probe(
    encoder: str,
    *,
    speed: str = "",
    limit_s: float = _LIMIT_S,
    module: str = _TRIAL,
    on_wait: Callable[[], object] = bool,
) -> Verdict:
    """Try `encoder` with every format it claims of those that are written; takes seconds.

    Args:
        encoder: FFmpeg's name, of hardware or software.
        speed: Effort in the encoder's own words; empty for the usual.
        limit_s: After so long a trial is ended.
        module: What the trial's process runs.
        on_wait: Called several times a second; what it raises ends the trial.
    """
    started = time.monotonic()
    good: list[str] = []
    reason = ""
    for pixel_format in formats_of(encoder):
        order = TrialOrder(encoder=encoder, pixel_format=pixel_format, speed=speed)
        outcome = _tried(order, limit_s, module, on_wait)
        if outcome.reason:
            reason = outcome.reason if not good else f"10 bit: {outcome.reason}"
            if not good:
                break
        else:
            good.append(pixel_format)
    if not good and not reason:
        reason = "the library has no such encoder"
    log.info("trial of %s: %s", encoder, reason or "works")
    took_s = time.monotonic() - started
    return Verdict(encoder=encoder, formats=tuple(good), reason=reason, took_s=took_s)


def probe_all(encoders: Iterable[str], on_wait: Callable[[], object] = bool) -> tuple[Verdict, ...]:
    """Try one after another: consumer drivers allow few at a time."""
    return tuple(probe(one, on_wait=on_wait) for one in encoders)


def _tried(
    order: TrialOrder, limit_s: float, module: str, on_wait: Callable[[], object]
) -> Outcome:
    ours, theirs = Pipe()
    process = start_helper(module, theirs, str(os.getpid()))
    theirs.close()
    try:
        ours.send_bytes(msgspec.msgpack.encode(order))
        until = time.monotonic() + limit_s
        while not ours.poll(_STEP_S):
            on_wait()
            if time.monotonic() > until:
                return Outcome(reason=f"its driver did not answer within {limit_s:g} s")
        return msgspec.msgpack.decode(ours.recv_bytes(), type=Outcome)
    except (EOFError, OSError, msgspec.DecodeError):
        return Outcome(reason=f"its driver crashed ({_how_ended(process)})")
    finally:
        ours.close()
        process.kill()
        process.wait()


def _how_ended(process: subprocess.Popen[bytes]) -> str:
    try:
        code = process.wait(timeout=2.0)
    except subprocess.TimeoutExpired:
        return "it hung up"
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
