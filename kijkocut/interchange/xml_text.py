"""Writing XML: elements with attributes, indented, in UTF-8, with nothing that XML forbids."""

import re
from collections.abc import Iterator
from typing import Final

_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for (its production `Char`)."""
_TEXT: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE: Final = _TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


class Made:
    """An element to be written; attributes that are None are left out."""

    def __init__(self, tag: str, *content: "Made | str", **attributes: str | None) -> None:
        """Make an element; an attribute's `_` at its end is dropped, and `__` is a colon."""
        self.tag = tag
        self.content: list[Made | str] = list(content)
        self.attributes = {
            name.rstrip("_").replace("__", ":"): value
            for name, value in attributes.items()
            if value is not None
        }

    def add(self, *content: "Made | str") -> "Made":
        """Add content and give the element itself."""
        self.content.extend(content)
        return self

    def first(self, tag: str) -> "Made | None":
        """Give the first element of a kind in here."""
        return next((c for c in self.content if isinstance(c, Made) and c.tag == tag), None)


def xml_text(root: Made, doctype: str = "") -> str:
    """Give a whole file; elements that hold text keep it exactly, all others are indented."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' + (f"{doctype}\n" if doctype else "")
    found: list[str] = [head]
    _write(root, "", found)
    return "".join([*found, "\n"])


def _write(made: Made, indent: str, found: list[str]) -> None:
    opening = f"<{made.tag}" + "".join(
        f' {name}="{_clean(value).translate(_VALUE)}"' for name, value in made.attributes.items()
    )
    if not made.content:
        found.append(f"{indent}{opening}/>")
    elif any(isinstance(part, str) for part in made.content):
        found.append(f"{indent}{opening}>")
        for part in made.content:
            if isinstance(part, str):
                found.append(_clean(part).translate(_TEXT))
            else:
                found.extend(_inline(part))
        found.append(f"</{made.tag}>")
    else:
        found.append(f"{indent}{opening}>")
        for part in made.content:
            if isinstance(part, Made):
                found.append("\n")
                _write(part, indent + "  ", found)
        found.append(f"\n{indent}</{made.tag}>")


def _inline(made: Made) -> Iterator[str]:
    """Write an element among text, where spaces would be text too."""
    attributes = "".join(
        f' {name}="{_clean(value).translate(_VALUE)}"' for name, value in made.attributes.items()
    )
    if not made.content:
        yield f"<{made.tag}{attributes}/>"
        return
    yield f"<{made.tag}{attributes}>"
    for part in made.content:
        yield _clean(part).translate(_TEXT) if isinstance(part, str) else "".join(_inline(part))
    yield f"</{made.tag}>"


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
