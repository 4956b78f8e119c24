"""The control of a drawn outline: it tells of how many points it is made."""

from PySide6.QtWidgets import QHBoxLayout, QLabel

from kijkocut.desktop.inspector.control import Control
from kijkocut.model.mask_path import points_of
from kijkocut.model.params import ParamSpec, Value


class OutlineControl(Control):
    """Points are moved on the picture; here is what they belong to, beside its keyframes."""

    def __init__(self, spec: ParamSpec) -> None:
        """Tell nothing yet."""
        super().__init__(spec)
        self.count = QLabel()
        self.count.setAccessibleName(spec.label)
        self.count.setMinimumHeight(self.fontMetrics().height() + 10)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.count, 1)

    def show_value(self, value: Value | None) -> None:
        """Tell of how many points an outline is made."""
        count = len(points_of(value)) if value is not None else 0
        self.count.setText(self.tr("%n points", "", count) if count else "")
