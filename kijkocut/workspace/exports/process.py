"""The process of one export as the program sees it: started, paused, stopped, its end explained."""

import logging
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from kijkocut.model.errors import OutsideError
from kijkocut.workspace.exports import wire
from kijkocut.workspace.exports.shelf import LOG

log = logging.getLogger(__name__)

_PACKAGE_FOLDER: Final = str(Path(__file__).resolve().parents[3])
_CHILD: Final = "kijkocut.workspace.export_child"
_LAST_WORDS: Final = 2000


class ExportCrashedError(OutsideError):
    """The process of an export ended without saying how it went."""

    code = "export.crashed"


class ExportFailedError(OutsideError):
    """The process of an export could not write the film; `code` is that of its error."""

    def __init__(self, failed: wire.Failed) -> None:
        """Say what the process said."""
        super().__init__(failed.sentence)
        self.code = failed.code


class ExportProcess:
    """One export at work. One thread reads the messages; any may call."""

    def __init__(
        self, place: Path, *, cache_dir: Path, config_dir: Path, module: str = _CHILD
    ) -> None:
        """Start exporting the order in the folder `place`, or what else `module` does there.

        Raises:
            ExportCrashedError: No process could be started.
        """
        self._place = place
        environment = dict(os.environ)
        environment["PYTHONPATH"] = os.pathsep.join(
            filter(None, (_PACKAGE_FOLDER, environment.get("PYTHONPATH", "")))
        )
        # -P: modules that lie in the present folder, such as a project's, are not to be loaded.
        words = [sys.executable, "-P", "-m", module, str(place), str(cache_dir), str(config_dir)]
        try:
            with (place / LOG).open("wb") as told:
                self._process = subprocess.Popen(
                    words,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=told,
                    env=environment,
                    creationflags=_flags(),
                )
        except OSError as exc:
            raise ExportCrashedError(
                f"No process could be started for the export: {exc.strerror}. Close other programs"
                " and try again."
            ) from exc
        self.is_paused = False

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def messages(self) -> Iterator[wire.Message]:
        """Give what it tells until it ends."""
        if self._process.stdout is None:
            return
        for line in self._process.stdout:
            message = wire.understood(line)
            if message is not None:
                yield message

    def pause(self) -> None:
        """Have it wait at the next frame."""
        self.is_paused = True
        self._call(wire.Call.pause)

    def go_on(self) -> None:
        """End a pause, if there is one."""
        if self.is_paused:
            self.is_paused = False
            self._call(wire.Call.go_on)

    def stop(self) -> None:
        """Ask it to leave cleanly."""
        self._call(wire.Call.stop)

    def kill(self) -> None:
        """End it now."""
        self._process.kill()

    def close(self) -> int:
        """Wait for its end and give the exit code; below zero it is the signal that ended it."""
        code = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        return code

    def sweep(self, folder: Path) -> None:
        """After a hard end: remove what it left half-written in the film's folder."""
        for path in folder.glob(f".*.{self.pid:x}-*.part"):
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(
                missing_ok=True
            )

    def obituary(self, code: int) -> ExportCrashedError:
        """Explain an end without a message."""
        if code < 0:
            name = signal.Signals(-code).name
            if -code == getattr(signal, "SIGKILL", 9):
                return ExportCrashedError(
                    "The export was ended from outside, perhaps because memory ran out. Close other"
                    " programs, then try again."
                )
            how = f"crashed ({name})"
        else:
            how = f"ended by itself (exit code {code})"
        log.warning("export %s %s: %s", self._place.name, how, self._last_words())
        return ExportCrashedError(
            f"The export's process {how}; no film was written. Try again; if it happens again, turn"
            f" smart render off or choose another codec. What it said last is in"
            f" {self._place / LOG}."
        )

    def _last_words(self) -> str:
        try:
            data = (self._place / LOG).read_bytes()[-_LAST_WORDS:]
        except OSError:
            return ""
        return data.decode("utf-8", "replace")

    def _call(self, call: wire.Call) -> None:
        pipe = self._process.stdin
        if pipe is not None:
            with suppress(OSError, ValueError):
                pipe.write(f"{call.value}\n".encode("ascii"))
                pipe.flush()


def _flags() -> int:
    if sys.platform == "win32":
        return subprocess.BELOW_NORMAL_PRIORITY_CLASS
    return 0
