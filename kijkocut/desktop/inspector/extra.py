"""Further widgets of sections, for what is no single value."""

from PySide6.QtWidgets import QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.plan import SectionPlan


class Extra(QWidget):
    """A widget below the rows of a section."""

    def __init__(self, desk: Desk) -> None:
        """Edit the project of `desk`."""
        super().__init__()
        self.desk = desk

    def refresh(self, plan: SectionPlan) -> None:
        """Show what the plan is about as it is now."""
        raise NotImplementedError
