"""What everybody needs who works by keyboard, by ear, or with large letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QDockWidget,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from kijkocut.desktop.about import AboutDialog
from kijkocut.desktop.preferences_dialog import PreferencesDialog
from kijkocut.desktop.shortcut_editor import ShortcutEditor
from kijkocut.desktop.theme import DARK, LIGHT, apply_theme
from kijkocut.desktop.versions import VersionsDialog
from kijkocut.desktop.welcome.new_project import NewProjectDialog
from kijkocut.desktop.window import MainWindow


@pytest.fixture(params=["window", "start", "new", "preferences", "shortcuts", "versions", "about"])
def shown(request, window, film, qtbot):
    """The window, its start screen, and each of its dialogs."""
    if request.param == "start":
        window.start.pictures.want = lambda _: None
        film.close()
    made = {
        "new": lambda: NewProjectDialog(film, window),
        "preferences": lambda: PreferencesDialog(film, window),
        "shortcuts": lambda: ShortcutEditor(film, window.actions_, window.shortcuts, window),
        "versions": lambda: VersionsDialog(film, window),
        "about": lambda: AboutDialog(film, window),
    }.get(request.param, lambda: window)()
    if made is not window:
        qtbot.addWidget(made)
        made.show()
    QApplication.processEvents()
    return made


def _stops(root: QWidget) -> list[QWidget]:
    """Give the controls in view that the keyboard should reach."""
    found = []
    for widget in root.findChildren(QWidget):
        inside_field = isinstance(widget.parent(), QAbstractSpinBox)
        if (
            widget.isVisibleTo(root)
            and widget.isEnabled()
            and widget.window() is root
            and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            and not inside_field
            and not isinstance(widget, QDockWidget)
        ):
            found.append(widget)
    return found


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def _path(widget: QWidget) -> str:
    parts = []
    at: QWidget | None = widget
    while at is not None:
        parts.append(f"{type(at).__name__}({at.objectName()})")
        at = at.parentWidget()
    return " in ".join(parts)


def test_every_control_has_a_name(shown):
    nameless = [
        _path(widget)
        for widget in _stops(shown)
        if not _name(widget) and not isinstance(widget, QTabBar)
    ]
    assert nameless == []


def test_tab_reaches_every_control_and_comes_round(shown, qtbot):
    wanted = set(_stops(shown))
    chain, widget = [], shown.nextInFocusChain()
    while widget is not shown and len(chain) < 5000:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    assert widget is shown
    missing = {_path(one) for one in wanted - set(chain)}
    assert missing == set()


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_the_focus_can_be_seen(shown, theme, qtbot):
    application = QApplication.instance()
    apply_theme(application, theme)
    try:
        unseen = []
        kinds = set()
        for widget in _stops(shown):
            if type(widget) in kinds or widget.width() < 2 or isinstance(widget, QLineEdit):
                continue
            kinds.add(type(widget))
            other = next(w for w in (*_stops(shown), shown) if w is not widget)
            other.setFocus(Qt.FocusReason.TabFocusReason)
            before = widget.grab().toImage()
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            if widget.hasFocus() and widget.grab().toImage() == before:
                unseen.append(_path(widget))
        assert unseen == []
    finally:
        apply_theme(application, DARK)


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_large_letters_are_not_cut_off(film, qtbot, scale):
    application = QApplication.instance()
    font = application.font()
    large = application.font()
    large.setPointSizeF(font.pointSizeF() * scale)
    application.setFont(large)
    try:
        window = MainWindow(film)
        qtbot.addWidget(window)
        window.resize(1920, 1080)
        window.show()
        dialogs = [
            NewProjectDialog(film, window),
            PreferencesDialog(film, window),
            ShortcutEditor(film, window.actions_, window.shortcuts, window),
            AboutDialog(film, window),
            VersionsDialog(film, window),
        ]
        cut = []
        for root in (window, *dialogs):
            root.show()
            QApplication.processEvents()
            for button in root.findChildren(QAbstractButton):
                if button.text() and button.isVisibleTo(root) and button.window() is root:
                    need = button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))
                    if button.width() < need or button.height() < button.fontMetrics().height():
                        cut.append(_path(button))
            for label in root.findChildren(QLabel):
                if label.text() and label.isVisibleTo(root) and label.window() is root:
                    need = (
                        label.heightForWidth(label.width())
                        if label.wordWrap()
                        else (label.fontMetrics().height())
                    )
                    if label.height() < need:
                        cut.append(_path(label))
        assert cut == []
        window.start.stop()
    finally:
        application.setFont(font)
