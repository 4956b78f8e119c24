"""The names of TTML: its namespaces, those of its drafts, and the short forms used here."""

from typing import Final

from kijkocut.interchange.xml_tree import SEPARATOR

NS: Final = "http://www.w3.org/ns/ttml"
SPACES: Final = {"": "tt", "#parameter": "ttp", "#styling": "tts", "#metadata": "ttm"}
"""What follows the namespace, and the usual prefix."""
TEXT_PROFILE: Final = "http://www.w3.org/ns/ttml/profile/imsc1.1/text"
_BASES: Final = (NS, "http://www.w3.org/2006/10/ttaf1", "http://www.w3.org/2006/04/ttaf1")
_XML: Final = "http://www.w3.org/XML/1998/namespace"


def short(name: str) -> str:
    """Give a name as `tts:color`, `tt:p`, `xml:lang`; names of other spaces stay as they are."""
    space, mark, local = name.rpartition(SEPARATOR)
    if not mark:
        return name
    if space == _XML:
        return f"xml:{local}"
    for base in _BASES:
        tail = space.removeprefix(base)
        tail = "#styling" if tail == "#style" else tail
        if space.startswith(base) and tail in SPACES:
            return f"{SPACES[tail]}:{local}"
    return name
