"""The Qt binding we ship survives a working day of signals.

PySide6 6.12.0 aborts the process after some hundreds of them: hence the pin in pyproject.toml.
"""

import os
import subprocess
import sys

_EMIT = """
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

class Source(QObject):
    moved = Signal(int, str)
    changed = Signal(object)

app = QGuiApplication([])
source, sink = Source(), []
source.moved.connect(lambda at, name: sink.append(at))
source.changed.connect(sink.append, Qt.ConnectionType.QueuedConnection)
for number in range(100_000):
    source.moved.emit(number, "clip")
    source.changed.emit((number,))
    if number % 1000 == 999:
        app.processEvents()
app.processEvents()
print(len(sink))
"""


def test_two_hundred_thousand_signals_arrive() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _EMIT],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "200000"
