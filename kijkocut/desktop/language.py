"""The window in the person's language: English is in the code, others are in TOML catalogues.

A catalogue is `resources/translations/<language>.toml` and what lies in the folder `<language>`
beside it: `[texts]` holds English and translation, `[contexts.<Context>]` what differs there,
`[plurals]` the forms for one and for more, `[sentences]` what has values filled in already, `{}`
for each. It is served to Qt as a translator, so `tr` works as everywhere, also for texts that are
data (actions, docks, settings) and for sentences that other rooms made (`said`).
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any, Final

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from kijkocut.desktop.resources import resource_folder
from kijkocut.model.params import ParamSpec

_GAP: Final = "{}"
_LONGEST: Final = 4000
"""Of texts that are looked up by their shape."""
_SENTENCES: Final = "Sentences"
_MADE: Final = frozenset({_SENTENCES, "Parameters", "Inspector", "Looks"})
"""Contexts of texts that were put together elsewhere."""


class Catalogue(QTranslator):
    """One language's texts."""

    def __init__(self, language: str) -> None:
        """Read the catalogue of `language`; an unknown one has no texts."""
        super().__init__()
        tables = _read(language)
        self._texts: dict[str, str] = dict(tables.get("texts", {}))
        self._contexts: Mapping[str, Mapping[str, str]] = tables.get("contexts", {})
        self._plurals: Mapping[str, list[str]] = tables.get("plurals", {})
        self._words: Mapping[str, str] = tables.get("words", {})
        self._shapes = [
            Shape(source, target) for source, target in tables.get("sentences", {}).items()
        ]
        self._shapes.sort(key=lambda shape: -shape.weight)
        self._whole = {shape.source: shape.target for shape in self._shapes if not shape.gaps}

    def isEmpty(self) -> bool:  # noqa: N802 Qt's name
        """Tell Qt whether there is anything."""
        return not self._texts and not self._plurals

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Give the translation; None, which Qt takes as "not here", when there is none."""
        del disambiguation
        if n >= 0 and text in self._plurals:
            forms = self._plurals[text]
            return forms[0] if n == 1 else forms[-1]
        found = self.text(context, text)
        if found is None and context in _MADE:
            return self.sentence(text)
        if found is None and context == "Choices" and text:
            return self._label(text)
        return found

    def text(self, context: str, text: str) -> str | None:
        """Give the translation of `text`, if there is one."""
        own = self._contexts.get(context)
        if own is not None and text in own:
            return own[text]
        if context == "QShortcut":  # names of keys: Qt's own catalogue knows them
            return None
        if text in self._texts:
            return self._texts[text]
        forms = self._plurals.get(text)
        return forms[-1] if forms else None

    def sentence(self, text: str) -> str | None:
        """Give the translation of a sentence that may have values in it."""
        whole = self._texts.get(text) or self._whole.get(text)
        if whole is not None or len(text) > _LONGEST:
            return whole
        for shape in self._shapes:
            values = shape.values(text)
            if values is not None:
                return shape.filled(tuple(self._value(*value) for value in values))
        start, colon, rest = text.partition(": ")
        inner = self.sentence(rest) if colon else None
        return f"{start}: {inner}" if inner is not None else None

    def _value(self, value: str, is_name: bool) -> "_Value":  # noqa: FBT001 from a pair
        """Translate what fills a gap, a word or a sentence, but no name in quotation marks."""
        core = value.strip()
        if is_name or not core:
            return _Value(value, value)
        spoken = self._words.get(core)
        is_phrase = " " in core and (core[0].islower() or core[-1] in ".?!")
        if spoken is None and is_phrase:
            spoken = self.sentence(core)
        label = spoken or self._label(core)
        return _Value(
            value if spoken is None else value.replace(core, spoken),
            value if label is None else value.replace(core, label),
        )

    def _label(self, core: str) -> str | None:
        """Give what a label is called, also when it stands in small letters."""
        found = self.sentence(core)
        if found is None and core[0].islower():
            found = self.sentence(core[0].upper() + core[1:])
            found = found[0].lower() + found[1:] if found else None
        return found


class _Value:
    """What fills a gap; `{:t}` in a translation takes it translated as a label."""

    def __init__(self, text: str, label: str) -> None:
        self._text, self._label = text, label

    def __format__(self, form: str) -> str:
        return self._label if form == "t" else self._text


class Shape:
    """A sentence with gaps, and how it goes in the other language."""

    def __init__(self, source: str, target: str) -> None:
        """Take both; `{0}`, `{1}` in the target may change the order, `{}` keep it."""
        self.source, self.target = source, target
        self.gaps = gap_count(source)
        parts = source.split(_GAP)
        self._parts = tuple(part for part in parts if part)
        self._is_name = tuple(
            before.endswith(('"', "\u201c")) and after.startswith(('"', "\u201d"))
            for before, after in pairwise(parts)
        )
        self._pattern = re.compile("(.*?)".join(map(re.escape, parts)), re.DOTALL)
        self.weight = sum(map(len, self._parts))
        """Letters that must be there: of two shapes that fit, the heavier one is meant."""

    def values(self, text: str) -> tuple[tuple[str, bool], ...] | None:
        """Give what fills the gaps of `text`, and whether it is a name; None if it does not fit."""
        if not all(part in text for part in self._parts):
            return None
        found = self._pattern.fullmatch(text)
        return tuple(zip(found.groups(), self._is_name, strict=True)) if found else None

    def filled(self, values: tuple[_Value, ...]) -> str:
        """Give the translation with these values, with a capital if the source has one."""
        made = self.target.format(*values)
        is_begun_by_gap = self.source[:1].isupper() and self.target.startswith(("{:t}", "{0:t}"))
        return made[:1].upper() + made[1:] if is_begun_by_gap else made


def gap_count(text: str) -> int:
    """Give how many values are filled into a sentence."""
    return text.count(_GAP)


def said(text: str) -> str:
    """Give a sentence or label that another room made in the language of the window."""
    return QCoreApplication.translate(_SENTENCES, text) if text else text


def language_wanted(setting: str) -> str:
    """Give the language to show: the one set, or the system's when we have it, or English."""
    if setting != "system":
        return setting
    name = QLocale.system().name().partition("_")[0]
    return name if name in languages() else "en"


def languages() -> tuple[str, ...]:
    """Give the languages there are, English first."""
    found = {path.stem for path in resource_folder("translations").glob("*.toml")}
    return ("en", *sorted(found - {"en"}))


def speak(application: QCoreApplication, language: str) -> tuple[QTranslator, ...]:
    """Have the application, and Qt's own dialogs, speak a language.

    Returns:
        The translators, which must be kept as long as the application.
    """
    own, base = Catalogue(language), QTranslator()
    if language == "en":  # nothing but plurals
        application.installTranslator(own)
        return (own,)
    system = QLocale.system()  # which may be of another country, with other figures
    is_own = system.name().partition("_")[0] == language
    QLocale.setDefault(system if is_own else QLocale(language))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    application.installTranslator(own)
    if base.load(f"qtbase_{language}", folder):  # the last one is asked first
        application.installTranslator(base)
    return (base, own)


def figures(text: str) -> str:
    """Give numbers, written as `1,234.5`, as the language of the window writes them."""
    locale = QLocale()
    signs = {",": locale.groupSeparator(), ".": locale.decimalPoint()}
    return "".join(signs.get(sign, sign) for sign in text)


def labelled(spec: ParamSpec) -> ParamSpec:
    """Give a description of a parameter with its texts in the language of the window."""
    return replace(
        spec,
        label=QCoreApplication.translate("Parameters", spec.label),
        description=said(spec.description),
    )


@cache
def _read(language: str) -> Mapping[str, Mapping[str, Any]]:
    """Give the tables of a language's files, put together."""
    folder = resource_folder("translations")
    tables: dict[str, dict[str, Any]] = {}
    for path in (folder / f"{language}.toml", *sorted((folder / language).glob("*.toml"))):
        if path.exists():
            for name, table in tomllib.loads(path.read_text("utf-8")).items():
                tables.setdefault(name, {}).update(table)
    return tables
