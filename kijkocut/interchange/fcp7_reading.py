"""FCP7 XML (`xmeml` 4 and 5) as a project: sequences, nests, bins and what is in them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.interchange.fcp7_colours import FILES, label_of
from kijkocut.interchange.fcp7_files import Files
from kijkocut.interchange.fcp7_sequences import Sequences
from kijkocut.interchange.fcp7_values import Values, text, where
from kijkocut.interchange.files import read_bytes
from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_tree import Node, parse_xml
from kijkocut.model.ids import BinId, SequenceId
from kijkocut.model.media import Bin
from kijkocut.model.project import Project
from kijkocut.model.ticks import Rate

VERSIONS: Final = ("4", "5")
_HEAD: Final = 4096
_IDLE: Final = frozenset(
    {"uuid", "updatebehavior", "importoptions", "rate", "duration", "depth", "codec", "colordepth"}
    | {"alphatype", "anamorphic", "pixelaspectratio", "fielddominance", "appspecificdata", "image"}
    | {"masterclipid", "ismasterclip", "syncoffset", "defaultangle", "mediadelay", "itemhistory"}
    | {"logginginfo", "pproTicksIn", "pproTicksOut", "format", "start", "end", "in", "out", "width"}
    | {"height", "hash", "samplecharacteristics", "subclipinfo", "outputchannelindex", "filmdata"}
    | {"numOutputChannels", "channelcount", "audiochannel", "stillframe", "stillframeoffset"}
    | {"alignment", "cutPointTicks", "samplerate", "layout", "mediatype", "trackindex", "timecode"}
    | {"primarytimecode", "reel", "displayformat", "synctype", "collapsed", "viewsettings"}
    | {"frameblending", "pproExpanded", "label2", "label", "link", "sourcetrack", "file", "outputs"}
    | {"enabled", "locked", "valuemin", "valuemax"}
)
"""Elements that say how a program shows things, what files say themselves, or the same again."""
_IDLE_ATTRIBUTES: Final = ("TL.", "MZ.", "Monitor.", "AM.", "BE.", "Panner", "premiere")


def read_fcp7(path: Path, ledger: Ledger) -> tuple[Project, tuple[SequenceId, ...]]:
    """Read a file.

    Raises:
        UnreadableFileError: It is damaged or no FCP7 XML; the message names the line.
        UnwritablePlaceError: It is not there or can't be read.
    """
    root = parse_xml(read_bytes(path), path)
    if root.tag != "xmeml":
        raise UnreadableFileError.at(path, root.line, f"<{root.tag}> is no FCP7 XML (xmeml).")
    return FileReader(path, root, ledger).project(path.stem)


def is_fcp7(path: Path) -> bool:
    """Say whether an `.xml` file is FCP7 XML, by its first element."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return b"<xmeml" in head.replace(b"\0", b"")


class FileReader:
    """Reads one file into one project."""

    def __init__(self, path: Path, root: Node, ledger: Ledger) -> None:
        """Read that tree, whose root is `xmeml`."""
        self._path = path
        self._root = root
        self._ledger = ledger
        self._values = Values(path, ledger)
        self._into = Gathering(ledger)
        root.is_read = True
        version = root.get("version")
        if version not in VERSIONS:
            ledger.approximate("version", f"line {root.line}", f"{version or 'none'} read as 5")
        whole: dict[str, Node] = {}
        for node in _sequences(root):
            if any(child.tag == "media" for child in node.nodes()):
                whole.setdefault(node.get("id") or f"line {node.line}", node)
        self._files = Files(root, self._values, self._into)
        self._sequences = Sequences(whole, self._files, self._values, self._into)

    def project(self, name: str) -> tuple[Project, tuple[SequenceId, ...]]:
        """Give the project and the sequences that the file is about.

        Raises:
            UnreadableFileError: A time in it is none, or it holds no sequence and no clip.
        """
        made: list[SequenceId] = []
        clips: list[Node] = []
        self._collect(self._root, None, made, clips)
        if not made:
            key = self._sequences.loose(clips, name)
            made = [key] if key is not None else []
        else:
            for clip in clips:
                self._note_marks(clip)
        if not made:
            raise UnreadableFileError.at(
                self._path, self._root.line, "it holds no sequence and no clip."
            )
        self._note_unread()
        project = next((n for n in self._root.nodes() if n.tag == "project"), None)
        title = text(project, "name") if project is not None else ""
        return self._into.project(title or name), tuple(dict.fromkeys(made))

    def _collect(
        self, node: Node, bin_: BinId | None, made: list[SequenceId], clips: list[Node]
    ) -> None:
        """Find sequences and clips in projects and bins."""
        node.is_read = True
        node.take("name")
        for child in node.nodes():
            match child.tag:
                case "project" | "children":
                    self._collect(child, bin_, made, clips)
                case "bin":
                    self._collect(child, self._bin(child, bin_), made, clips)
                case "sequence":
                    key = self._sequences.sequence(child, bin_)
                    made += [key] if key is not None else []
                case "clip":
                    child.is_read = True
                    clips.append(child)
                    rate = self._values.rate(child, Rate(25)) or Rate(25)
                    self._files.master(child, rate, bin_)
                case _:
                    pass

    def _bin(self, node: Node, parent: BinId | None) -> BinId:
        key = BinId(f"bin-{len(self._into.extra) + 1}")
        node.is_read = True
        self._into.extra.append(
            Bin(
                id=key,
                name=text(node, "name") or "bin",
                parent=parent,
                colour=FILES.get(label_of(node, self._values), ""),
            )
        )
        return key

    def _note_marks(self, clip: Node) -> None:
        for mark in clip.take("marker"):
            self._ledger.drop("markers on files", where(clip))
            mark.swallow()
        for part in clip.take("media", "filter"):
            part.swallow()

    def _note_unread(self) -> None:
        """Tell everything that nobody asked for and that says something."""
        for node, attribute in self._root.unread():
            if attribute:
                if not attribute.startswith(_IDLE_ATTRIBUTES) and node.tag not in _IDLE:
                    self._ledger.drop(f"{attribute} of <{node.tag}>", f"line {node.line}")
            elif node.tag not in _IDLE and node.text().strip():
                self._ledger.drop(f"<{node.tag}>", f"line {node.line}")


def _sequences(node: Node) -> Iterator[Node]:
    """Give every sequence in a tree, outer ones first."""
    for child in node.nodes():
        if child.tag == "sequence":
            yield child
        yield from _sequences(child)
