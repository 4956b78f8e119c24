"""What everybody needs who works by keyboard, by ear, or with large letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QKeySequenceEdit,
    QLabel,
    QTabBar,
    QToolButton,
    QWidget,
)

from kijkocut.desktop.about import AboutDialog
from kijkocut.desktop.captions.style_dialog import StyleDialog
from kijkocut.desktop.delivery.dialog import ExportDialog
from kijkocut.desktop.delivery.scenes_dialog import ScenesDialog
from kijkocut.desktop.delivery.steadying_dialog import SteadyingDialog
from kijkocut.desktop.focus_ring import FocusRing
from kijkocut.desktop.inspector.section import Heading
from kijkocut.desktop.media.sequence_dialog import SequenceDialog
from kijkocut.desktop.preferences_dialog import PreferencesDialog
from kijkocut.desktop.shortcut_editor import ShortcutEditor
from kijkocut.desktop.timeline.canvas import TimelineCanvas
from kijkocut.desktop.versions import VersionsDialog
from kijkocut.desktop.welcome.new_project import NewProjectDialog
from kijkocut.desktop.window import MainWindow
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.model.sequence import TrackKind

DIALOGS = {
    "new": NewProjectDialog,
    "preferences": PreferencesDialog,
    "shortcuts": lambda film, window: ShortcutEditor(
        film, window.actions_, window.shortcuts, window
    ),
    "versions": VersionsDialog,
    "about": AboutDialog,
    "export": lambda film, window: ExportDialog(film, film.work, window),
    "scenes": lambda film, window: ScenesDialog(film, film.work, _first(film), window),
    "stabilise": lambda film, window: SteadyingDialog(film, film.work, _first(film), window),
    "sequence": lambda film, window: SequenceDialog(film, film.sequence.id, window),
    "caption style": lambda film, window: StyleDialog(film, _caption_track(film), window),
}
ASKING = (
    *("clip.speed", "clip.length", "clip.move_by", "clip.rename", "edit.paste_attributes"),
    *("mark.edit", "mark.go_to", "timeline.insert_space", "timeline.delete_track"),
    *("file.save_version", "captions.add_track"),
)
"""Actions that ask something."""


def _first(film):
    return film.project.clip("a")


def _caption_track(film):
    film.run(AddTrack(sequence=film.sequence.id, kind=TrackKind.caption))
    tracks = film.project.sequence_tracks(film.sequence.id)
    return next(track for track in tracks if track.kind is TrackKind.caption)


@pytest.fixture(params=["window", "start", *DIALOGS])
def shown(request, window, film, qtbot):
    """The window, its start screen, and each of its dialogs."""
    if request.param == "start":
        window.start.pictures.want = lambda _: None
        film.close()
    made = DIALOGS.get(request.param, lambda _, window: window)(film, window)
    if made is not window:
        qtbot.addWidget(made)
        made.show()
    QApplication.processEvents()
    return made


def _stops(root: QWidget) -> list[QWidget]:
    """Give the controls in view that the keyboard should reach."""
    found = []
    for widget in root.findChildren(QWidget):
        inside_field = isinstance(widget.parent(), QAbstractSpinBox | QKeySequenceEdit | QComboBox)
        if (
            widget.isVisibleTo(root)
            and widget.isEnabled()
            and widget.window() is root
            and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            and not inside_field
            and not widget.visibleRegion().isEmpty()  # as in a dock behind another's tab
            and not isinstance(widget, QDockWidget)
        ):
            found.append(widget)
    return found


def _name(widget: QWidget) -> str:
    """Give what a screen reader says, which Qt also takes from labels and titles."""
    told = QAccessible.queryAccessibleInterface(widget)
    return widget.accessibleName() or told.text(QAccessible.Text.Name)


def _nameless(root: QWidget) -> list[str]:
    """Give the controls, buttons and painted views that a screen reader has no name for."""
    silent = [
        widget
        for widget in _stops(root)
        if not _name(widget) and not isinstance(widget, QTabBar | QDockWidget)
    ]
    for widget in root.findChildren(QWidget):
        is_ours = type(widget).__module__.startswith("kijkocut")
        is_painted = is_ours and "paintEvent" in vars(type(widget))
        is_told = is_painted and widget.objectName() != "focus_ring"
        is_button = isinstance(widget, QAbstractButton) and not isinstance(widget.parent(), QTabBar)
        is_seen = widget.isVisibleTo(root) and widget.window() is root
        if is_seen and (is_told or is_button) and not isinstance(widget, QLabel):
            silent += [widget] if not _name(widget) else []
    return [_path(widget) for widget in silent if not widget.objectName().startswith("qt_")]


def _path(widget: QWidget) -> str:
    parts = []
    at: QWidget | None = widget
    while at is not None:
        parts.append(f"{type(at).__name__}({at.objectName()})")
        at = at.parentWidget()
    return " in ".join(parts)


def test_every_control_has_a_name(shown):
    assert _nameless(shown) == []


def test_every_dock_names_its_controls_also_behind_a_tab(window, film):
    film.select(["a"])
    silent = {}
    for dock in window.findChildren(QDockWidget):
        dock.show()
        dock.raise_()
        QApplication.processEvents()
        for heading in dock.findChildren(Heading):
            heading.setChecked(True)
        QApplication.processEvents()
        if found := _nameless(window):
            silent[dock.objectName()] = found
        if not dock.widget().isVisible():
            silent[dock.objectName()] = ["is not shown"]
    assert silent == {}


@pytest.mark.parametrize("action", ASKING)
def test_what_asks_names_its_fields(action, window, film, dialog):
    film.select(["a"])
    window.actions_.get("mark.add").trigger()
    window.actions_.get("edit.copy").trigger()
    seen = []
    dialog(lambda form: seen.append(_nameless(form)), Qt.Key.Key_Escape)
    window.actions_.get(action).trigger()
    assert seen == [[]]


def test_the_keyboard_walks_through_clips_and_says_where_it_is(window, film, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda e: told.append(e.message()))
    canvas = window.findChild(TimelineCanvas)
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(canvas.hasFocus)
    qtbot.keyClick(canvas, Qt.Key.Key_Tab)
    assert "take" in canvas.accessibleDescription()
    assert "V1" in canvas.accessibleDescription()
    assert told == [canvas.accessibleDescription()]
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert film.selection
    assert "selected" in canvas.accessibleDescription()
    for _ in range(4):  # past the last clip the keyboard goes on to what follows: no trap
        qtbot.keyClick(canvas, Qt.Key.Key_Tab)
    assert not canvas.hasFocus()


def test_the_selection_is_told_however_it_came(window, film):
    canvas = window.findChild(TimelineCanvas)
    film.select(["a", "b"])
    assert "2" in canvas.accessibleDescription()
    film.select([])
    assert "Tab walks" in canvas.accessibleDescription()


def test_tab_reaches_every_control_and_comes_round(shown, qtbot):
    wanted = set(_stops(shown))
    chain, widget = [], shown.nextInFocusChain()
    while widget is not shown and len(chain) < 5000:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    assert widget is shown
    missing = {_path(one) for one in wanted - set(chain)}
    assert missing == set()


def test_the_focus_can_be_seen(shown, qtbot):
    ring, unseen = FocusRing(QApplication.instance()), []
    qtbot.waitUntil(shown.isActiveWindow)
    for widget in _stops(shown):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        has_it = widget.hasFocus() or widget.focusProxy() is not None
        if has_it and ring.rect.size().isEmpty():
            unseen.append(_path(widget))
    ring.stop()
    ring.deleteLater()
    assert unseen == []


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_large_letters_are_not_cut_off(film, qtbot, scale):
    application = QApplication.instance()
    font = application.font()
    large = application.font()
    large.setPointSizeF(font.pointSizeF() * scale)
    application.setFont(large)
    try:
        window = MainWindow(film)
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
            qtbot.addWidget(root)
            root.show()
            QApplication.processEvents()
            for button in root.findChildren(QAbstractButton):
                if isinstance(button, QToolButton) or button.visibleRegion().isEmpty():
                    continue  # icons, whose text is for screen readers, and what is out of sight
                if button.text() and button.isVisibleTo(root) and button.window() is root:
                    need = button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))
                    if button.width() < need or button.height() < button.fontMetrics().height():
                        cut.append(_path(button))
            for label in root.findChildren(QLabel):
                if label.visibleRegion().isEmpty():
                    continue
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
