"""The window in the person's language: English is in the code, others are in TOML catalogues.

A catalogue is `resources/translations/<language>.toml`: `[texts]` holds English and translation,
`[contexts.<Context>]` what differs there. It is served to Qt as a translator, so `tr` works as
everywhere, also for texts that are data (actions, docks, settings).
"""

import tomllib
from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from kijkocut.desktop.resources import resource_folder


class Catalogue(QTranslator):
    """One language's texts."""

    def __init__(self, language: str) -> None:
        """Read the catalogue of `language`; an unknown one has no texts."""
        super().__init__()
        raw = _read(language)
        texts, contexts = raw.get("texts", {}), raw.get("contexts", {})
        self._texts: Mapping[str, str] = texts if isinstance(texts, dict) else {}
        self._contexts: Mapping[str, Mapping[str, str]] = (
            contexts if isinstance(contexts, dict) else {}
        )

    def isEmpty(self) -> bool:  # noqa: N802 Qt's name
        """Tell Qt whether there is anything."""
        return not self._texts

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Give the translation; None, which Qt takes as "not here", when there is none."""
        del disambiguation, n
        return self.text(context, text)

    def text(self, context: str, text: str) -> str | None:
        """Give the translation of `text`, if there is one."""
        own = self._contexts.get(context)
        if own is not None and text in own:
            return own[text]
        return self._texts.get(text)


def language_wanted(setting: str) -> str:
    """Give the language to show: the one set, or the system's when we have it, or English."""
    if setting != "system":
        return setting
    name = QLocale.system().name().partition("_")[0]
    return name if name in languages() else "en"


def languages() -> tuple[str, ...]:
    """Give the languages there are, English first."""
    found = sorted(path.stem for path in resource_folder("translations").glob("*.toml"))
    return ("en", *found)


def speak(application: QCoreApplication, language: str) -> tuple[QTranslator, ...]:
    """Have the application, and Qt's own dialogs, speak a language.

    Returns:
        The translators, which must be kept as long as the application.
    """
    if language == "en":
        return ()
    QLocale.setDefault(QLocale(language))
    own, base = Catalogue(language), QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if base.load(f"qtbase_{language}", folder):
        application.installTranslator(base)
    application.installTranslator(own)
    return (base, own)


@cache
def _read(language: str) -> Mapping[str, object]:
    path = resource_folder("translations") / f"{language}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
