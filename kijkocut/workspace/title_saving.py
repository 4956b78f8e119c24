"""Keeping a title of a film as a template of the user's own."""

import json
import math
import re
from pathlib import Path
from typing import Any

import msgspec

from kijkocut.model.clip import Clip, TitleSource
from kijkocut.model.errors import OutsideError, UserError
from kijkocut.model.intrinsics import spec
from kijkocut.model.params import Value, value_at
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks
from kijkocut.model.title import Title
from kijkocut.workspace.title_templates import TitleTemplate, on_template_canvas


class NoTitleError(UserError):
    """A clip shows no title."""

    code = "workspace.no_title"


class TemplateUnsavedError(OutsideError):
    """A title template can't be written."""

    code = "workspace.template_unsaved"


def template_of(clip: Clip, sequence: Sequence, *, label: str, category: str) -> TitleTemplate:
    """Give a template from a title as it stands on the canvas at its clip's start.

    What the clip's own transform scales evenly becomes the size of the letters; its position is
    kept as the distance from the middle or, beyond what the canvases share, from the edge.

    Raises:
        NoTitleError: The clip shows something else.
    """
    if not isinstance(clip.source, TitleSource):
        raise NoTitleError(f'"{clip.name or clip.id}" shows no title to be kept as a template.')
    across, down = _point(value_at(clip.params, spec("scale"), 0))
    scale = across if math.isclose(across, down) and across > 0 else 1.0
    position = _point(value_at(clip.params, spec("position"), 0))
    canvas = (sequence.width, sequence.height)
    title, place = on_template_canvas(clip.source.title, position, canvas, scale)
    return TitleTemplate(
        name=file_name(label),
        label=label,
        category=category,
        duration=clip.duration,
        position=place,
        title=title,
    )


def file_name(label: str) -> str:
    """Give what the file of a template of that label is called, without its ending."""
    return re.sub(r"[^\w]+", "-", label.strip().lower()).strip("-") or "title"


def write_template(folder: Path, template: TitleTemplate) -> Path:
    """Write a template into the folder, over one of the same name.

    Raises:
        TemplateUnsavedError: The folder or the file can't be written.
    """
    path = folder / f"{template.name}.toml"
    head = {
        "label": template.label,
        "category": template.category,
        "description": template.description,
        "position": [round(part, 3) for part in template.position],
        "duration": _seconds(template.duration),
    }
    lines = [f"{key} = {_toml(value)}" for key, value in head.items() if value != ""]
    lines += ["", "[title]"]
    lines += [f"{key} = {_toml(value)}" for key, value in _fields(template.title).items()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    except OSError as exc:
        raise TemplateUnsavedError(f"{path} can't be written: {exc.strerror}.") from exc
    return path


def _fields(title: Title) -> dict[str, Any]:
    raw: dict[str, Any] = msgspec.to_builtins(title)
    for key in ("arrive", "leave"):
        way = raw.get(key)
        if way is not None:
            was = getattr(title, key)
            raw[key] = {**way, "duration": _seconds(was.duration)}
    return {key: value for key, value in raw.items() if value is not None}


def _seconds(ticks: Ticks) -> str:
    return f"{ticks / TICKS_PER_SECOND:.3f}".rstrip("0").rstrip(".") + "s"


def _toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case float():
            return repr(round(value, 4))
        case str():
            return json.dumps(value, ensure_ascii=False)
        case list() | tuple():
            return "[" + ", ".join(_toml(one) for one in value) + "]"
        case dict():
            given = (f"{key} = {_toml(one)}" for key, one in value.items() if one is not None)
            return "{ " + ", ".join(given) + " }"
        case _:
            return str(value)


def _point(value: Value) -> tuple[float, float]:
    return (value[0], value[1]) if isinstance(value, tuple) else (0.0, 0.0)
