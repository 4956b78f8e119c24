"""The services of an MLT file: producers, chains, playlists and tractors, found by their names.

Elements may be written where they are used, or be named and referred to; both are found here. The
properties of an element are its `property` children.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.interchange.mlt_time import Profile, read_profile
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_tree import Node
from kijkocut.model.ticks import Rate

SERVICES: Final = ("producer", "chain", "playlist", "tractor", "multitrack", "consumer")
_DEEPEST: Final = 40


class Service:
    """An element with properties, and its own range in frames."""

    def __init__(self, node: Node, profile: Profile) -> None:
        """Wrap an element."""
        self.node = node
        self._profile = profile
        self.properties = properties(node)

    @property
    def tag(self) -> str:
        """The element's name."""
        return self.node.tag

    @property
    def line(self) -> int:
        """The line it begins on."""
        return self.node.line

    @property
    def id(self) -> str:
        """Its name in the file, or empty."""
        return self.node.get("id")

    def get(self, name: str, default: str = "") -> str:
        """Give a property, or an attribute of the name; of names with `|` the first there is."""
        for one in name.split("|"):
            if one in self.properties:
                return self.properties[one]
            if self.node.has(one):
                return self.node.get(one)
        return default

    def is_on(self, name: str) -> bool:
        """Say whether a property is set."""
        return self.get(name) not in ("", "0", "false")

    def frames(self, name: str) -> int | None:
        """Give the time in a property, or None when there is none or it is damaged."""
        text = self.get(name)
        if not text:
            return None
        try:
            return self._profile.frames(text)
        except ValueError:
            return None

    @property
    def rate(self) -> Rate:
        """The rate that its frames run at."""
        return self._profile.rate

    @property
    def service(self) -> str:
        """The MLT service that does the work, such as `avformat` or `qtblend`."""
        return self.get("mlt_service")

    def filters(self) -> "list[Service]":
        """Give its filters that are switched on, in order."""
        found = [Service(node, self._profile) for node in self.node.take("filter")]
        return [one for one in found if not one.is_on("disable")]

    def transitions(self) -> "list[Service]":
        """Give its transitions that are switched on."""
        found = [Service(node, self._profile) for node in self.node.take("transition")]
        return [one for one in found if not one.is_on("disable")]

    def links(self) -> "list[Service]":
        """Give the links of a chain that are switched on."""
        found = [Service(node, self._profile) for node in self.node.take("link")]
        return [one for one in found if not one.is_on("disable")]


class Document:
    """An MLT file: its profile, where its files lie, and its services by name."""

    def __init__(self, path: Path, root: Node, ledger: Ledger) -> None:
        """Read the frame of a file.

        Raises:
            UnreadableFileError: It is no MLT project.
        """
        if root.tag not in ("mlt", "westley"):
            raise UnreadableFileError.at(path, root.line, f"<{root.tag}> is no MLT project.")
        self.path = path
        self.root = root
        self.ledger = ledger
        root.is_read = True
        node = next((n for n in _all(root) if n.tag == "profile"), None)
        if node is not None:
            node.is_read = True
        self.profile, is_whole = read_profile(node)
        if not is_whole:
            size = f"{self.profile.width}x{self.profile.height}"
            rate = self.profile.rate
            ledger.approximate(
                "profiles", f"line {root.line}", f"{size} at {rate.num / rate.den:g} fps is taken"
            )
        self._by_id: dict[str, Service] = {}
        self.services: list[Service] = []
        for node in _all(root):
            if node.tag in SERVICES:
                service = Service(node, self.profile)
                self.services.append(service)
                if service.id:
                    self._by_id[service.id] = service

    def find(self, name: str) -> Service | None:
        """Give the service of a name."""
        return self._by_id.get(name)

    def played(self, node: Node) -> Service | None:
        """Give what an `entry` or `track` plays: by name, or written inside it."""
        name = node.get("producer")
        if name:
            return self.find(name)
        inner = next((one for one in node.nodes() if one.tag in SERVICES), None)
        return Service(inner, self.profile) if inner is not None else None

    def tracks(self, tractor: Service) -> list[Node]:
        """Give the `track` elements of a tractor, those of a `multitrack` inside it included."""
        found = tractor.node.take("track")
        for multi in tractor.node.take("multitrack"):
            found += [node for node in multi.nodes() if node.tag in ("track", *SERVICES)]
        return found

    def file(self, text: str) -> str:
        """Give the absolute path that a resource means: relative to the root of the file."""
        words = text.removeprefix("file://")
        if not words or "://" in words:
            return words
        if PurePosixPath(words).is_absolute() or PureWindowsPath(words).is_absolute():
            return words
        root = self.root.get("root")
        base = Path(root) if root and not _is_placeholder(root) else self.path.parent
        if not base.is_absolute():
            base = self.path.parent / base
        beside = self.path.parent / words
        return str(
            (beside if not (base / words).exists() and beside.exists() else base / words).absolute()
        )

    def where(self, service: Service, name: str = "") -> str:
        """Name a place for reports."""
        return f"line {service.line}" + (f' "{name}"' if name else "")


def properties(node: Node) -> dict[str, str]:
    """Give the properties of an element; those in groups come as `group/name`."""
    found: dict[str, str] = {}
    for one in node.take("property"):
        found[one.get("name")] = one.text()
    for group in node.take("properties"):
        _grouped(group, group.get("name"), found, 0)
    return found


def _grouped(node: Node, name: str, found: dict[str, str], depth: int) -> None:
    if depth > _DEEPEST:
        return
    for one in node.take("property"):
        found[f"{name}/{one.get('name')}"] = one.text()
    for inner in node.take("properties"):
        _grouped(inner, f"{name}/{inner.get('name')}", found, depth + 1)


def _is_placeholder(root: str) -> bool:
    """Say whether a root is one that a template stands for, such as `$CURRENTPATH`."""
    return root.startswith("$") or "{" in root


def _all(node: Node) -> Iterator[Node]:
    for inner in node.nodes():
        yield inner
        yield from _all(inner)
