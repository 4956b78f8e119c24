"""FCPXML 1.9 to 1.13 as projects: every project of the file a sequence, compound clips nests."""

from fractions import Fraction
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.interchange.fcpxml_items import Items, where
from kijkocut.interchange.fcpxml_layers import lay
from kijkocut.interchange.fcpxml_resources import Resources, Shape
from kijkocut.interchange.fcpxml_stories import Frame, Stories
from kijkocut.interchange.fcpxml_time import to_ticks
from kijkocut.interchange.files import read_bytes
from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_tree import Node, parse_xml
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.model.sequence import ColourSpace, Sequence
from kijkocut.model.ticks import Rate

INFO: Final = "Info.fcpxml"
"""The timeline inside an `.fcpxmld` folder."""
VERSIONS: Final = tuple(f"1.{minor}" for minor in range(9, 14))
_DEEPEST: Final = 12
"""Compound clips inside each other."""
_IDLE: Final = ("uid", "modDate", "id", "location", "colorProcessing", "renderFormat")
_LISTS: Final = ("keyword-collection", "collection-folder", "smart-collection")


def read_fcpxml(path: Path, ledger: Ledger) -> tuple[Project, tuple[SequenceId, ...]]:
    """Read a file, or the folder that an `.fcpxmld` is.

    Raises:
        UnreadableFileError: It is damaged or no FCPXML; the message names the line.
        UnwritablePlaceError: It is not there or can't be read.
    """
    file = path / INFO if path.is_dir() else path
    root = parse_xml(read_bytes(file), file)
    return FileReader(file, root, ledger).project(path.stem)


class FileReader:
    """Reads one file into one project."""

    def __init__(self, path: Path, root: Node, ledger: Ledger) -> None:
        """Read that tree.

        Raises:
            UnreadableFileError: It is no FCPXML.
        """
        if root.tag != "fcpxml":
            raise UnreadableFileError.at(path, root.line, f"<{root.tag}> is no FCPXML.")
        self._path = path
        self._root = root
        self._ledger = ledger
        self._into = Gathering(ledger)
        self._nests: dict[tuple[str, str], tuple[SequenceId, Fraction] | None] = {}
        self._angles: dict[int, Node] = {}
        self._shown: set[int] = set()
        self._depth = 0
        root.is_read = True
        version = root.get("version")
        if version not in VERSIONS:
            ledger.approximate("version", f"line {root.line}", f"{version or 'none'} read as 1.13")
        resources = root.one("resources")
        self._resources = Resources(resources, path, self._into)

    def project(self, name: str) -> tuple[Project, tuple[SequenceId, ...]]:
        """Give the project and the sequences that the file is about.

        Raises:
            UnreadableFileError: A time in it is none, or it holds no timeline and no clip.
        """
        projects: list[Node] = []
        loose: list[Node] = []
        for options in self._root.take("import-options"):
            options.swallow()
        self._collect(self._root, projects, loose)
        made = [key for node in projects if (key := self._project(node)) is not None]
        if not made and loose:
            made = [self._browser(loose, name)]
        else:
            for node in loose:
                self._ledger.drop("clips outside projects", where(node))
                node.swallow()
        if not made:
            made = self._compounds()
        if not made:
            raise UnreadableFileError.at(
                self._path, self._root.line, "it holds no project, no clip and no compound clip."
            )
        self._note_unread()
        return self._into.project(name), tuple(made)

    def _collect(self, node: Node, projects: list[Node], loose: list[Node]) -> None:
        """Find projects and clips in libraries and events."""
        node.is_read = True
        node.ignore(*_IDLE, "name")
        for child in node.nodes():
            if child.tag in ("library", "event"):
                self._collect(child, projects, loose)
            elif child.tag == "project":
                projects.append(child)
            elif child.tag in _LISTS:
                child.swallow()
                self._ledger.drop("collections", where(child), "lists of the browser")
            elif child.tag != "resources":
                loose.append(child)

    def _project(self, node: Node) -> SequenceId | None:
        node.is_read = True
        node.ignore(*_IDLE)
        sequence = node.one("sequence")
        if sequence is None:
            self._ledger.drop("projects", where(node), "there is no sequence in it")
            return None
        return self._sequence(sequence, node.get("name") or f"line {node.line}")

    def _sequence(self, node: Node, name: str) -> SequenceId:
        """Read a `sequence`."""
        spine = node.one("spine")
        start = self._resources.seconds(node, "tcStart")
        key, rate = self._begin(node, name, start)
        stories, items = self._stories(key, rate)
        if spine is not None:
            first = next(spine.nodes(), None)
            base = start
            if first is not None and first.has("offset"):
                offset = self._resources.seconds(first, "offset")
                if offset < start:
                    base = offset
                    self._ledger.approximate("timecode of offsets", where(node), "counted from 0")
            stories.spine(spine, Frame(at=Fraction(0), own=base))
        self._end(key, stories, items)
        return key

    def _browser(self, loose: list[Node], name: str) -> SequenceId:
        """Lay clips that are in no project one after another."""
        rates = [shape.rate for n in loose if (shape := self._resources.shape(n)).rate is not None]
        key, rate = self._begin(loose[0], name, Fraction(0), rates[0] if rates else None)
        stories, items = self._stories(key, rate)
        at = Fraction(0)
        for node in loose:
            at = stories.clip(node, at)
        self._ledger.approximate("clips outside projects", f"line {loose[0].line}", "one sequence")
        self._end(key, stories, items)
        return key

    def _begin(
        self, node: Node, name: str, start: Fraction, rate: Rate | None = None
    ) -> tuple[SequenceId, Rate]:
        shape = self._resources.shape(node)
        found = shape.rate or rate
        if found is None:
            found = Rate(25)
            self._ledger.approximate("frame rate", where(node), "25 fps, for the file says none")
        key = SequenceId(f"seq-{len(self._into.sequences) + 1}")
        self._into.sequences[key] = self._made(key, name, shape, found)
        sequence = self._into.sequences[key]
        is_drop = node.get("tcFormat") == "DF" and found.can_drop
        node.ignore("duration", "tcFormat", *_IDLE)
        rates = {"32k": 32_000, "44.1k": 44_100, "48k": 48_000, "88.2k": 88_200, "96k": 96_000}
        rates |= {"176.4k": 176_400, "192k": 192_000}
        layouts = {"mono": 1, "stereo": 2, "surround": 6}
        if node.tag == "sequence":
            self._into.sequences[key] = replace(
                sequence,
                start_timecode=max(0, to_ticks(start)),
                drop_frame=is_drop,
                sample_rate=rates.get(node.get("audioRate"), 48_000),
                channels=layouts.get(node.get("audioLayout"), 2),
            )
        return key, found

    def _made(self, key: SequenceId, name: str, shape: Shape, rate: Rate) -> Sequence:
        width, height = shape.size or (1920, 1080)
        return Sequence(
            id=key,
            name=name,
            width=max(2, width // 2 * 2),
            height=max(2, height // 2 * 2),
            rate=rate,
            colour_space=shape.colour or ColourSpace.bt709,
        )

    def _stories(self, key: SequenceId, rate: Rate) -> tuple[Stories, Items]:
        items = Items(self._into, self._resources, key, rate)
        return Stories(items, self._resources, self._ledger, self._nest), items

    def _end(self, key: SequenceId, stories: Stories, items: Items) -> None:
        tracks = lay(self._into, key, items.placed, stories.joins)
        self._into.sequences[key] = replace(self._into.sequences[key], tracks=tracks)

    def _nest(self, node: Node, angle: str) -> tuple[SequenceId, Fraction] | None:
        """Give the sequence of a compound clip, or of one angle of a multicam clip."""
        name = (node.get("id"), angle)
        if name in self._nests:
            return self._nests[name]
        if self._depth >= _DEEPEST:
            return None
        self._nests[name] = None  # what contains itself finds nothing there
        self._depth += 1
        sequence, multicam = node.one("sequence"), node.one("multicam")
        found = None
        if sequence is not None:
            key = self._sequence(sequence, node.get("name") or f"compound {name[0]}")
            found = (key, self._resources.seconds(sequence, "tcStart"))
        elif multicam is not None:
            found = self._multicam(multicam, angle, node.get("name") or "multicam")
        self._depth -= 1
        self._nests[name] = found
        return found

    def _multicam(self, node: Node, angle: str, name: str) -> tuple[SequenceId, Fraction] | None:
        """Read one angle as a sequence of its own."""
        angles = node.take("mc-angle")
        chosen = next((a for a in angles if a.get("angleID") == angle), None)
        chosen = chosen or next(iter(angles), None)
        if chosen is None:
            return None
        self._angles.update({id(other): other for other in angles})
        self._shown.add(id(chosen))
        start = self._resources.seconds(node, "tcStart")
        key, rate = self._begin(node, f"{name}: {chosen.get('name') or angle}", start)
        stories, items = self._stories(key, rate)
        stories.spine(chosen, Frame(at=Fraction(0), own=start))
        self._end(key, stories, items)
        return key, start

    def _compounds(self) -> list[SequenceId]:
        """Read the compound clips of a file that has no project."""
        resources = self._root.one("resources")
        found = [self._nest(media, "") for media in resources.take("media")] if resources else []
        return [nest[0] for nest in found if nest is not None]

    def _note_unread(self) -> None:
        """Tell everything that nobody asked for."""
        for key, angle in self._angles.items():
            if key not in self._shown:
                self._ledger.drop("angles", where(angle), "another is shown")
                angle.swallow()
        for node, attribute in self._root.unread():
            if attribute:
                self._ledger.drop(f"{attribute} of <{node.tag}>", where(node))
            else:
                self._ledger.drop(f"<{node.tag}>", where(node))
                for inner in node.nodes():
                    inner.swallow()
