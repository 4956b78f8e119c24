"""Finds texts and controls that a window has no room for.

`clipped(widget)` goes through all that is shown inside a widget and says, in a line each, which
labels and buttons are narrower or lower than their text, and which controls reach out of what
holds them. What scrolls may be larger than what it is seen through; labels that leave out their
end on purpose (an Ignored or Expanding width) are not held to their width.
"""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QStatusBar,
    QTabBar,
    QToolButton,
    QWidget,
)

SCROLLS: Final = "scrolls"
"""A property of widgets that move their children about inside them, as scroll areas do."""
_SLACK: Final = 1
"""Points by which fonts may round."""


def clipped(widget: QWidget) -> tuple[str, ...]:
    """Say what has no room in a shown widget; nothing where all is well."""
    return tuple(_faults(widget))


def _faults(widget: QWidget) -> Iterator[str]:
    for inner in (widget, *widget.findChildren(QWidget)):
        if not inner.isVisible() or inner.window() is not widget.window():
            continue
        if inner.visibleRegion().isEmpty():  # a dock behind another, what is scrolled away
            continue
        where = described(inner, widget)
        lacking = _lacking(inner)
        if lacking:
            yield f"{where}: {lacking}"
        if inner is not widget and _reaches_out(inner):
            yield f"{where}: {_spelt(inner.geometry())} reaches out of what holds it"


def described(inner: QWidget, outer: QWidget) -> str:
    """Name a widget by its kinds from the outside in, and its text."""
    names: list[str] = []
    at: QWidget | None = inner
    while at is not None and at is not outer:
        names.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    text = inner.text() if isinstance(inner, QLabel | QAbstractButton | QLineEdit) else ""
    return "/".join(reversed(names)) + (f' "{text}"' if text else "")


def _lacking(widget: QWidget) -> str:
    """Say what of its own a widget has no room for; empty where there is enough."""
    match widget:
        case QLabel():
            return _label_lacks(widget)
        case QPushButton() | QToolButton() | QCheckBox() | QRadioButton():
            return _button_lacks(widget)
        case QComboBox():
            text = widget.currentText()
            needed = widget.fontMetrics().horizontalAdvance(text)
            is_cut = widget.width() < needed + _SLACK and bool(text)
            return f'"{text}" needs {needed} of {widget.width()}' if is_cut else ""
        case QTabBar():
            return _tabs_lack(widget)
        case _:
            return ""


def _label_lacks(label: QLabel) -> str:
    ignored = QSizePolicy.Policy.Ignored
    if not label.text() or label.sizePolicy().horizontalPolicy() is ignored:
        return ""
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        have = label.height()
    elif label.textFormat() is Qt.TextFormat.RichText:
        return ""
    else:
        needed, have = label.sizeHint().width(), label.width()
    return f"needs {needed} of {have}" if have + _SLACK < needed else ""


def _button_lacks(button: QAbstractButton) -> str:
    text = button.text().replace("&", "")
    is_iconic = isinstance(button, QToolButton) and (
        button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
        and not button.icon().isNull()
    )
    needed = 0 if is_iconic else button.fontMetrics().horizontalAdvance(text)
    if not button.icon().isNull() and is_iconic:
        needed = button.iconSize().width()
    if button.width() + _SLACK < needed:
        return f"needs {needed} of {button.width()}"
    high = 0 if is_iconic or not text else button.fontMetrics().height()
    return f"needs {high} of {button.height()} in height" if button.height() < high else ""


def _tabs_lack(bar: QTabBar) -> str:
    """Tabs scroll where there is no room, but none loses its end."""
    if bar.elideMode() is not Qt.TextElideMode.ElideNone:
        return "its tabs lose their ends"
    for at in range(bar.count()):
        needed = bar.fontMetrics().horizontalAdvance(bar.tabText(at))
        if bar.tabRect(at).width() < needed:
            return f'tab "{bar.tabText(at)}" needs {needed}'
    return ""


def _reaches_out(inner: QWidget) -> bool:
    """Whether a control lies partly outside of its parent, where that does not scroll."""
    holder = inner.parentWidget()
    if holder is None or inner.isWindow() or not inner.width() or not inner.height():
        return False
    if holder.property(SCROLLS):
        return False
    scrolled = holder.parentWidget()
    if isinstance(scrolled, QAbstractScrollArea) or isinstance(holder, QTabBar | QStatusBar):
        return False
    if isinstance(inner, QTabBar):
        return False
    return not holder.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(inner.geometry())


def _spelt(room: QRect) -> str:
    return f"{room.x()},{room.y()} {room.width()}x{room.height()}"
