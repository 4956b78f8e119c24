"""XML files as trees that know their lines and what of them was read.

Whoever reads a tree asks for attributes and children; what nobody asked for is told by `unread`, so
that nothing in a file is passed over in silence. Entities are refused: a file can name no other
file, and can't grow on reading. Errors name the line.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from xml.parsers import expat

from kijkocut.interchange.errors import UnreadableFileError

_DEEPEST: Final = 120
"""Elements inside each other; no timeline or captions go deeper."""
SEPARATOR: Final = "|"
"""Between a namespace and a name, in trees read with namespaces."""


class Node:
    """An element: its attributes, its elements and texts in order, and its line."""

    __slots__ = ("_attributes", "_read", "content", "is_read", "line", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], line: int) -> None:
        """Make an element without content."""
        self.tag = tag
        self.line = line
        self.content: list[Node | str] = []
        self.is_read = False
        self._attributes = attributes
        self._read: set[str] = set()

    def get(self, name: str, default: str = "") -> str:
        """Give an attribute, which then counts as read."""
        self._read.add(name)
        return self._attributes.get(name, default)

    def has(self, name: str) -> bool:
        """Say whether there is such an attribute."""
        return name in self._attributes

    def ignore(self, *names: str) -> None:
        """Let attributes count as read, for they mean nothing here."""
        self._read.update(names)

    def nodes(self) -> Iterator["Node"]:
        """Give the elements inside, as yet unread."""
        return (part for part in self.content if isinstance(part, Node))

    def take(self, *tags: str) -> "list[Node]":
        """Give the elements of these kinds inside, which then count as read."""
        found = [part for part in self.content if isinstance(part, Node) and part.tag in tags]
        for node in found:
            node.is_read = True
        return found

    def one(self, tag: str) -> "Node | None":
        """Give the first element of a kind, which then counts as read."""
        for part in self.content:
            if isinstance(part, Node) and part.tag == tag:
                part.is_read = True
                return part
        return None

    def rename(self, name: Callable[[str], str]) -> None:
        """Give everything in here the names that a function gives for theirs."""
        self.tag = name(self.tag)
        self._attributes = {name(key): value for key, value in self._attributes.items()}
        for node in self.nodes():
            node.rename(name)

    def text(self) -> str:
        """Give all the text inside, at any depth."""
        return "".join(part if isinstance(part, str) else part.text() for part in self.content)

    def swallow(self) -> None:
        """Let everything in here count as read."""
        self.is_read = True
        self._read.update(self._attributes)
        for node in self.nodes():
            node.swallow()

    def unread(self) -> Iterator[tuple["Node", str]]:
        """Give what was not read, in file order: an element (and ""), or one with an attribute."""
        if not self.is_read:
            yield self, ""
            return
        for name in self._attributes:
            if name not in self._read:
                yield self, name
        for node in self.nodes():
            yield from node.unread()


def parse_xml(data: bytes, path: Path, *, has_namespaces: bool = False) -> Node:
    """Read a file's bytes into a tree.

    Args:
        data: The file.
        path: Its name, for errors.
        has_namespaces: Whether names are written out as `namespace|name`.

    Raises:
        UnreadableFileError: It is no well-formed XML, declares entities, or is far too deep.
    """
    return _Builder(path, has_namespaces=has_namespaces).build(data)


class _Builder:
    """Builds the tree as the parser goes along."""

    def __init__(self, path: Path, *, has_namespaces: bool) -> None:
        self._path = path
        self._open: list[Node] = []
        self._root: Node | None = None
        separator = SEPARATOR if has_namespaces else None
        self._parser = parser = expat.ParserCreate(namespace_separator=separator)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        parser.ExternalEntityRefHandler = self._outside
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def build(self, data: bytes) -> Node:
        try:
            self._parser.Parse(data, True)  # noqa: FBT003 - its only form
        except expat.ExpatError as exc:
            problem = expat.errors.messages[exc.code]
            raise UnreadableFileError.at(
                self._path, exc.lineno, f"it is no well-formed XML: {problem}."
            ) from exc
        except (LookupError, ValueError) as exc:
            raise UnreadableFileError.at(
                self._path, self._parser.CurrentLineNumber, f"its text can't be read: {exc}."
            ) from exc
        if self._root is None:
            raise UnreadableFileError.at(self._path, 1, "it holds no element.")
        return self._root

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        line = self._parser.CurrentLineNumber
        if len(self._open) >= _DEEPEST:
            raise UnreadableFileError.at(
                self._path, line, f"its elements are more than {_DEEPEST} deep."
            )
        node = Node(tag, attributes, line)
        if self._open:
            self._open[-1].content.append(node)
        else:
            self._root = node
        self._open.append(node)

    def _end(self, tag: str) -> None:
        del tag
        self._open.pop()

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].content.append(text)

    def _entity(self, name: str, *rest: object) -> None:
        del rest
        raise UnreadableFileError.at(
            self._path,
            self._parser.CurrentLineNumber,
            f'it declares the entity "{name}"; such files are not read.',
        )

    def _outside(self, *rest: object) -> int:
        del rest
        raise UnreadableFileError.at(
            self._path, self._parser.CurrentLineNumber, "it calls for another file."
        )
