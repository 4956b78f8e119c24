"""A line above everything that stays until it is dealt with: read-only, or after a crash."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from kijkocut.desktop.icon_label import IconLabel
from kijkocut.desktop.icons import icon


class Banner(QFrame):
    """One sentence with up to a few buttons; hidden until `tell`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self.setObjectName("banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        self._text = QLabel()
        self._text.setWordWrap(True)
        row.addWidget(IconLabel("warning"))
        row.addWidget(self._text, 1)
        self._buttons = QHBoxLayout()
        row.addLayout(self._buttons)
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setAutoRaise(True)
        close.setAccessibleName(self.tr("Close message"))
        close.setToolTip(self.tr("Close message"))
        close.clicked.connect(self.hide)
        row.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def tell(self, text: str, *choices: tuple[str, Callable[[], None]]) -> None:
        """Say `text`; each choice is a button's text and what it does."""
        self._text.setText(text)
        self.setAccessibleName(text)
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for label, act in choices:
            button = QPushButton(label)
            button.clicked.connect(lambda _=False, do=act: do())
            self._buttons.addWidget(button)
        self.show()
