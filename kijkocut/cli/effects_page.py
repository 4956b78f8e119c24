"""The reference page of everything the program brings along, made from the catalogue."""

from collections.abc import Iterable
from typing import Final

from kijkocut.effects import Catalogue, Definition, EffectKind, Light, shader_folder
from kijkocut.model.params import ParamKind, ParamSpec, Value

_HEAD: Final = """# Built-in effects, transitions and generators

Made from the files in `resources/shaders` and the tables of sound effects; a test holds the two
equal. Write it anew with

    kijkocut effects --page > docs/effects-list.md

Numbers in `px` count pixels of the canvas, so a preview at another size looks the same. Effects
work on the sequence's numbers as displayed unless they say that they work in linear light. A colour
or a curve has one range for all its numbers. How such files are written: [effects.md](effects.md).
"""

_TITLES: Final = {
    EffectKind.effect: "Picture effects",
    EffectKind.transition: "Transitions",
    EffectKind.generator: "Generators",
    EffectKind.sound_generator: "Sound generators",
    EffectKind.sound_effect: "Sound effects",
}


def effects_page(catalogue: Catalogue) -> str:
    """Give the page as Markdown; files of other folders than the program's own are left out."""
    own = str(shader_folder())
    parts = [_HEAD]
    for kind, title in _TITLES.items():
        known = [d for d in catalogue.of_kind(kind) if not d.path or d.path.startswith(own)]
        parts.append(f"\n## {title}\n\n{_overview(known)}")
        parts += [_entry(one) for one in known]
    return "".join(parts)


def _overview(known: Iterable[Definition]) -> str:
    found: dict[str, list[str]] = {}
    for one in known:
        found.setdefault(one.category, []).append(f"`{one.name}`")
    return "".join(f"- {category}: {', '.join(names)}\n" for category, names in found.items())


def _entry(one: Definition) -> str:
    notes = [one.description]
    if one.light is Light.linear:
        notes.append("Works in linear light.")
    if one.keeps_past:
        notes.append("Remembers earlier frames.")
    rows = [
        f"| `{p.name}` | {p.label} | {_value(p.default)} | {_range(p)} | {p.description} |\n"
        for p in one.params
    ]
    head = "\n| parameter | label | default | range | |\n|---|---|---|---|---|\n" if rows else ""
    return f"\n### `{one.name}` {one.label}\n\n{' '.join(notes)}\n{head}{''.join(rows)}"


def _value(value: Value) -> str:
    match value:
        case bool():
            return "on" if value else "off"
        case int() | float():
            return f"{value:g}"
        case tuple():
            return ", ".join(f"{one:g}" for one in value)
        case _:
            return value


def _range(spec: ParamSpec) -> str:
    if spec.kind in (ParamKind.file, ParamKind.text, ParamKind.switch):
        return "on, off" if spec.kind is ParamKind.switch else str(spec.kind)
    if spec.choices:
        return ", ".join(spec.choices)
    low = "" if spec.minimum is None else f"{spec.minimum:g}"
    high = "" if spec.maximum is None else f"{spec.maximum:g}"
    parts = [f"{low} to {high}" if low or high else "", spec.unit]
    if spec.kind not in (ParamKind.number, ParamKind.whole):
        parts.insert(0, str(spec.kind))
    return " ".join(part for part in parts if part)
