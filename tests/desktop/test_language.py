import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

import kijkocut.desktop
from kijkocut.desktop.dock import found_docks
from kijkocut.desktop.language import Catalogue, language_wanted, languages, speak
from kijkocut.desktop.layouts import LAYOUTS
from kijkocut.desktop.media.canvases import CANVASES
from kijkocut.desktop.menus import MENUS
from kijkocut.desktop.preferences_dialog import LANGUAGES, PAGES
from kijkocut.desktop.window import MainWindow

SOURCES = Path(kijkocut.desktop.__file__).parent
SAME = {
    "", " px", "KijkoCut", "AI", "Audio", "Media", "Play", "Clip", "Sequence",
    "Sequence 1", "TOML", "540p", "Menu", "Start", "W", "X", "Y", "Z",
}  # fmt: skip
"""Texts that need no translation in Dutch, or that are names."""


def _texts_in_code() -> Iterator[tuple[str, str]]:
    """Give context and text of every literal that the code has translated."""
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            words = [a.value for a in node.args if isinstance(a, ast.Constant)]
            if name in ("translate", "tr") and len(words) >= 2:
                yield str(words[0]), str(words[1])
            elif name in ("tr", "_tr") and words and isinstance(words[0], str):
                yield "", words[0]


def _texts_of_data(window: MainWindow) -> Iterator[tuple[str, str]]:
    for action in window.actions_:
        yield "Actions", action.text
        yield "Actions", action.tip
        for part in action.menu.split("/"):
            yield "Menus", part
    for dock in found_docks():
        yield "Docks", dock.title
    for setting in window.desk.settings:
        if setting.is_shown:
            yield "Settings", setting.label
            yield "Settings", setting.description
            for choice in setting.choices:
                if choice not in LANGUAGES:
                    yield "Choices", choice.replace("_", " ").capitalize()
    yield from (("Menus", name) for name in MENUS)
    yield from (("Layouts", layout.title) for layout in LAYOUTS)
    yield from (("Pages", title) for title, _ in PAGES.values())
    yield from (("Canvases", name) for name, _, _ in CANVASES)


@pytest.fixture
def dutch(qtbot) -> Iterator[None]:
    application = QApplication.instance()
    translators = speak(application, "nl")
    yield
    for one in translators:
        application.removeTranslator(one)


def test_every_text_of_the_window_is_translated(window):
    catalogue = Catalogue("nl")
    texts = {*_texts_in_code(), *_texts_of_data(window)}
    missing = sorted(
        {text for context, text in texts if text not in SAME and not catalogue.text(context, text)}
    )
    assert missing == [], "add these to [texts] of resources/translations/nl.toml"


def test_translations_keep_what_is_filled_in():
    catalogue = Catalogue("nl")
    for text, translated in catalogue._texts.items():
        assert text.count("{") == translated.count("{"), text
        assert text.endswith("...") == translated.endswith("..."), text
        assert text.count("&") == translated.count("&"), text


def test_qt_speaks_dutch_too(dutch):
    assert QCoreApplication.translate("Actions", "Undo") == "Ongedaan maken"
    assert QCoreApplication.translate("Anything", "no such text") == "no such text"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuleren"


def test_a_dutch_window_has_dutch_menus(dutch, film, qtbot):
    window = MainWindow(film)
    qtbot.addWidget(window)
    assert window.menuBar().actions()[0].text() == "Bestand"
    assert window.actions_.get("file.quit").text() == "Afsluiten"
    window.start.stop()


def test_the_language_is_the_systems_or_english(monkeypatch):
    assert languages() == ("en", "nl")
    assert language_wanted("nl") == "nl"
    assert language_wanted("system") in languages()
    assert speak(QApplication.instance(), "en") == ()
    assert Catalogue("xx").isEmpty()
