"""Editing from the inspector: single changes, and drags that are followed live as one step."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.fields import Field
from kijkocut.edit.command import Command
from kijkocut.model.params import Value

_LIVE_MS: Final = 30
"""Between two edits of one drag; each is written to disk."""


class Editing(QObject):
    """Turns what controls say into commands. Used on the UI thread."""

    def __init__(self, desk: Desk) -> None:
        """Edit the project of `desk`."""
        super().__init__()
        self._desk = desk
        self._waiting: tuple[Field, Value] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LIVE_MS)
        self._timer.timeout.connect(self._flush)

    def run(self, commands: tuple[Command, ...], label: str = "") -> None:
        """Run commands as one step, if there are any."""
        if commands:
            self._desk.run(*commands, label=label)

    def choose(self, field: Field, value: Value) -> None:
        """Set a value as one step."""
        self.run(self._commands(field, value), _label(field))

    def begin(self, field: Field) -> None:
        """Begin a drag."""
        self._desk.begin_step(_label(field))

    def move(self, field: Field, value: Value) -> None:
        """Follow a drag; the last value of every thirtieth of a second is written."""
        self._waiting = (field, value)
        if not self._timer.isActive():
            self._timer.start()

    def end(self) -> None:
        """Finish a drag."""
        self._flush()
        self._desk.end_step()

    def cancel(self) -> None:
        """Call a drag off; everything is as before it."""
        self._timer.stop()
        self._waiting = None
        self._desk.cancel_step()

    def reset(self, field: Field) -> None:
        """Bring a field's default back as one step."""
        self.run(field.reset(self._desk.project), f"Reset {field.spec.label.lower()}")

    def _flush(self) -> None:
        self._timer.stop()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            field, value = waiting
            self.run(self._commands(field, value), _label(field))

    def _commands(self, field: Field, value: Value) -> tuple[Command, ...]:
        return field.write(self._desk.project, self._desk.playhead, value)


def _label(field: Field) -> str:
    return f"Change {field.spec.label.lower()}"
