"""What painted views tell those who do not see them.

A view that paints itself has no texts that a screen reader could find. It tells what it shows as
its accessible description, which follows the state, and announces what the keyboard just came to.
"""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def tell(view: QWidget, *parts: str) -> None:
    """Describe what `view` shows now; costs nothing when it is the same as before."""
    text = ". ".join(part.rstrip(".") for part in parts if part)
    if text != view.accessibleDescription():
        view.setAccessibleDescription(text)


def announce(view: QWidget, text: str) -> None:
    """Have a screen reader say `text` now; a description alone is read when the focus comes."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, text))
