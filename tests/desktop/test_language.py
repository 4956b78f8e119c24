import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

import kijkocut.desktop
from kijkocut.desktop.docks import found_docks
from kijkocut.desktop.language import Catalogue, _Value, language_wanted, languages, speak
from kijkocut.desktop.layouts import LAYOUTS
from kijkocut.desktop.media.canvases import CANVASES
from kijkocut.desktop.menus import MENUS
from kijkocut.desktop.preferences_dialog import LANGUAGES, PAGES
from kijkocut.desktop.window import MainWindow
from kijkocut.model.clip import Alignment, BlendMode, FadeCurve, MaskMode, MaskShape
from kijkocut.model.params import Easing
from kijkocut.model.title import Motion, TextAlign, Travel
from kijkocut.testing.texts import sentences_below, texts_of_catalogue, texts_of_window

SOURCES = Path(kijkocut.desktop.__file__).parent
SAME = {
    "", " px", "KijkoCut", "AI", "Audio", "Media", "Play", "Clip", "Sequence",
    "Sequence 1", "TOML", "540p", "Menu", "Start", "W", "X", "Y", "Z",
}  # fmt: skip
"""Texts that need no translation in Dutch, or that are names."""

NEUTRAL = {
    " kHz",
    "*.srt *.vtt *.ass *.ssa *.sbv *.ttml *.dfxp *.itt", "00 Nov 00:00", "1920 x 1080 (HD)",
    "422 LT", "422 Proxy", "4444 XQ", "4:2:0, 10 bit", "4:2:0, 8 bit", "4:2:2, 10 bit",
    "4:2:2, 8 bit", "4:4:4, 10 bit", "4:4:4, 8 bit", "Advanced SubStation (.ass)",
    "Advanced SubStation Alpha", "Chapter 0", "Char/s 00", "Choices", "d MMM", "DejaVu Sans",
    "English", "EDL (CMX 3600)", "Final Cut Pro", "{} dB", "{} {} dB{}",
    "Executable: {}", "Fusion", "H.265 (HEVC)", "KijkoCut {}", "KijkoCut {}, {} UTC\n\n{}",
    "kijkocut: {}\n", "Length 00", "Ls", "Rs", "Looks", "Matroska (MKV)", "Nederlands", "Opus",
    "PCM 16 bit", "PCM 24 bit", "PCM 32 bit float", "Parameters", "Person 000",
    "What is to be done 00", "Platform plugin: {}",
    "PQ (HDR10)", "preset = {}\n", "Purple 0000000", "Python", "Qt", "QuickTime (MOV)", "Rec. 2020",
    "Rec. 709", "Rec.2020 (SDR)", "Rec.2020 HLG", "Rec.2020 PQ (HDR10)", "Rec.2100 HLG (HDR)",
    "Rec.2100 PQ (HDR)", "Rec.709 (SDR)", "Reels", "RGB, 16 bit", "RGB, 8 bit", "Sentences",
    "Sequence 00", "Shorts", "Speaker 00", "SubRip (.srt)", "System: {}, {}", "TOML (*.toml)",
    "TTML (.ttml)", "WebVTT (.vtt)", "You 000", "YouTube (.sbv)", "YouTube SBV",
    "{} (*.txt);;{} (*.csv)", "{} - KijkoCut", "{} - {}.kijko", "{} dBFS", "{} fps", "{} Hz",
    "{} kB", "{} kHz", "{} LUFS", "{} ms", "{} {} dB", "{} {}.kijko", "{} × {}, {} fps",  # noqa: RUF001 the sign
    "{}, {} Hz, {} ({})",
}  # fmt: skip
"""What is the same in every language, is a measure of width, or is for log files."""
NO_SCREEN = "There is no screen to open the window on"


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
    before = QLocale()
    translators = speak(application, "nl")
    yield
    QLocale.setDefault(before)
    for one in translators:
        application.removeTranslator(one)


def test_every_text_of_the_window_is_translated(window):
    catalogue = Catalogue("nl")
    texts = {*_texts_in_code(), *_texts_of_data(window)}
    missing = sorted(
        {text for context, text in texts if text not in SAME and not catalogue.text(context, text)}
    )
    assert missing == [], "add these to [texts] of resources/translations/nl.toml"


@pytest.mark.parametrize("found", [texts_of_window, texts_of_catalogue, sentences_below])
def test_every_text_that_is_data_is_translated(found):
    catalogue = Catalogue("nl")
    missing = sorted(
        text
        for text in set(found()) - SAME - NEUTRAL
        if "<" not in text
        and re.search("[A-Za-z]{2}", text)
        and not text.startswith(NO_SCREEN)
        and catalogue.text("", text) is None
        and catalogue.sentence(text) is None
    )
    assert missing == [], "add these to resources/translations/nl"


@pytest.mark.parametrize(
    "kind",
    [Easing, BlendMode, MaskShape, MaskMode, Alignment, FadeCurve, TextAlign, Motion, Travel],
)
def test_every_choice_is_translated(kind):
    catalogue = Catalogue("nl")
    names = [one.value.replace("_", " ") for one in kind]
    assert [name for name in names if catalogue.text("Choices", name) is None] == []


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("Split clip", "Clip splitsen"),
        (
            "Track V1 is locked. Unlock it to edit its clips.",
            "Spoor V1 is vergrendeld. Ontgrendel het om de clips te bewerken.",
        ),
        ("Change blur radius", "Vervagingsstraal wijzigen"),
        ("Undid: Add gaussian blur.", "Ongedaan gemaakt: Gaussische vervaging toevoegen."),
        (
            'There is no room on the track: "Video" would start before the sequence does.',
            'Er is geen ruimte op het spoor: "Video" zou vóór de sequentie beginnen.',
        ),
        ("Something nobody wrote.", None),
    ],
)
def test_sentences_with_values_are_known_by_their_shape(english, dutch):
    catalogue = Catalogue("nl")
    catalogue._texts["Blur radius"] = "Vervagingsstraal"
    assert catalogue.sentence(english) == dutch


def test_names_are_not_translated():
    sentence = Catalogue("nl").sentence('There is no media "Video in start.".')
    assert sentence is not None
    assert "Video in start." in sentence


@pytest.mark.parametrize("language", ["en", "nl"])
def test_one_and_many_have_their_own_forms(language):
    catalogue = Catalogue(language)
    one = catalogue.translate("", "Imported %n file(s)", "", 1)
    many = catalogue.translate("", "Imported %n file(s)", "", 2)
    assert one != many
    assert "(s)" not in f"{one}{many}"


def test_translations_keep_what_is_filled_in():
    catalogue = Catalogue("nl")
    for shape in catalogue._shapes:
        shape.filled(tuple(_Value(f"<{n}>", f"<{n}>") for n in range(shape.gaps)))
        assert len(re.findall(r"\{\d?(?::t)?\}", shape.target)) == shape.gaps, shape.source
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
    assert window.menuBar().actions()[0].text() == "&Bestand"
    assert window.actions_.get("file.quit").text() == "Afsluiten"
    window.start.stop()


def test_the_language_is_the_systems_or_english(monkeypatch):
    assert languages() == ("en", "nl")
    assert language_wanted("nl") == "nl"
    assert language_wanted("system") in languages()
    (english,) = speak(QApplication.instance(), "en")
    QApplication.instance().removeTranslator(english)
    assert Catalogue("xx").isEmpty()
