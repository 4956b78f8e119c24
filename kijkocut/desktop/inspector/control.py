"""What all controls of the inspector have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kijkocut.model.params import ParamSpec, Value


class Control(QWidget):
    """Edits one value of a described kind.

    A change that goes on for a while is `began`, `moved` many times, then `ended` or `cancelled`;
    any other is one `chosen`. Values are as the parameter keeps them.
    """

    began = Signal()
    moved = Signal(object)
    ended = Signal()
    cancelled = Signal()
    chosen = Signal(object)
    reset_wanted = Signal()
    complained = Signal(object)
    """A `KijkoError`: what was put in means nothing."""

    def __init__(self, spec: ParamSpec) -> None:
        """Edit what `spec` describes."""
        super().__init__()
        self.spec = spec

    def show_value(self, value: Value | None) -> None:
        """Show a value; None where several things differ. Emits nothing."""
        raise NotImplementedError
