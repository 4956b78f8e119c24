"""Sequences as FCP7 XML, with bins and master clips of the files in use where these say more."""

from collections.abc import Sequence as Many
from pathlib import Path
from typing import Final

from kijkocut.interchange.fcp7_colours import FILES, LABELS, label
from kijkocut.interchange.fcp7_stock import Stock
from kijkocut.interchange.fcp7_tracks import SequenceWriter
from kijkocut.interchange.fcp7_values import leaf, rate_of
from kijkocut.interchange.files import write_text
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_text import Made, xml_text
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import BinId, SequenceId
from kijkocut.model.media import Media, MediaKind, Subclip
from kijkocut.model.project import Project
from kijkocut.model.ticks import Rate

VERSION: Final = "4"
"""What Premiere writes; all who read 5 read it."""
_COLOURS: Final = {value: name for name, value in FILES.items()}


def write_fcp7(
    project: Project, sequences: Many[SequenceId], path: Path, ledger: Ledger
) -> tuple[SequenceId, ...]:
    """Write sequences; give all that were written: these and what they nest.

    Raises:
        UnwritablePlaceError: It can't be written there.
    """
    text, written = fcp7_text(project, sequences, ledger)
    write_text(path, text)
    return written


def fcp7_text(
    project: Project, sequences: Many[SequenceId], ledger: Ledger
) -> tuple[str, tuple[SequenceId, ...]]:
    """Give the whole text of a file, and the sequences that are in it."""
    stock = Stock(project)
    writer = SequenceWriter(project, stock, ledger)
    elements = {key: writer.sequence(key) for key in dict.fromkeys(sequences)}
    root = Made("xmeml", version=VERSION)
    used = _used(project, writer.written)
    says_more = any(m.bin or m.colour or m.note or m.subclips for m in used)
    is_filed = any(project.sequences[key].bin for key in elements)
    if len(elements) == 1 and not says_more and not is_filed:
        root.add(*elements.values())
    else:
        name = project.about.name or "KijkoCut"
        browser = _Browser(project, stock, project.sequences[sequences[0]].rate)
        children = browser.children(used if says_more else [], elements)
        root.add(Made("project", leaf("name", name), children))
    return xml_text(root, "<!DOCTYPE xmeml>"), tuple(dict.fromkeys(writer.written))


def _used(project: Project, sequences: Many[SequenceId]) -> list[Media]:
    found: dict[str, Media] = {}
    for key in sequences:
        for track in project.sequence_tracks(key):
            for clip in project.lane(track.id):
                if isinstance(clip.source, MediaSource):
                    found[clip.source.media] = project.media[clip.source.media]
    return list(found.values())


class _Browser:
    """Writes bins with what is filed in them."""

    def __init__(self, project: Project, stock: Stock, rate: Rate) -> None:
        self._project = project
        self._stock = stock
        self._rate = rate

    def children(self, used: list[Media], sequences: dict[SequenceId, Made]) -> Made:
        """Give the `children` of the project.

        Sequences stand in the order asked for; those that are filed come with their bins.
        """
        inside: dict[BinId | None, list[Made]] = {}
        for media in used:
            home = inside.setdefault(media.bin, [])
            home.append(self._master(media))
            home += [self._subclip(media, one) for one in media.subclips]
        for key, element in sequences.items():
            home = inside.setdefault(self._project.sequences[key].bin, [])
            home.append(element)
        return self._bin(None, inside)

    def _bin(self, key: BinId | None, inside: dict[BinId | None, list[Made]]) -> Made:
        children = Made("children", *inside.get(key, ()))
        for bin_ in sorted(self._project.bins.values(), key=lambda b: b.id):
            if bin_.parent != key or not self._is_used(bin_.id, inside):
                continue
            made = Made("bin", leaf("name", bin_.name))
            coloured = label(_COLOURS.get(bin_.colour, bin_.colour))
            if coloured is not None:
                made.add(coloured)
            children.add(made.add(self._bin(bin_.id, inside)))
        return children

    def _is_used(self, key: BinId, inside: dict[BinId | None, list[Made]]) -> bool:
        return bool(inside.get(key)) or any(
            bin_.parent == key and self._is_used(bin_.id, inside)
            for bin_ in self._project.bins.values()
        )

    def _master(self, media: Media) -> Made:
        made = self._clip(media, self._stock.master(media.id), media.name, is_master=True)
        if media.note:
            made.add(Made("logginginfo", leaf("lognote", media.note)))
        name = _COLOURS.get(media.colour, media.colour)
        coloured = label(name) if name in LABELS else None
        return made.add(coloured) if coloured is not None else made

    def _subclip(self, media: Media, subclip: Subclip) -> Made:
        made = self._clip(media, f"{subclip.id}", subclip.name, is_master=False)
        rate = self._of(media)
        first = rate.nearest_frame(subclip.source_in)
        rest = rate.frames(media.facts.duration) - rate.nearest_frame(subclip.source_out)
        return made.add(
            Made("subclipinfo", leaf("startoffset", first), leaf("endoffset", max(0, rest)))
        )

    def _of(self, media: Media) -> Rate:
        video = media.facts.video
        return (video.rate if video is not None else None) or self._rate

    def _clip(self, media: Media, key: str, name: str, *, is_master: bool) -> Made:
        rate = self._of(media)
        is_still = media.facts.kind is MediaKind.image
        length = 1 if is_still else max(1, rate.frames(media.facts.duration))
        made = Made("clip", leaf("name", name), leaf("duration", length), rate_of(rate), id=key)
        made.add(leaf("masterclipid", self._stock.master(media.id)))
        made.add(leaf("ismasterclip", "TRUE" if is_master else "FALSE"))
        item = Made("clipitem", leaf("name", name), self._stock.file(media.id, self._rate))
        kind = "video" if media.facts.video is not None else "audio"
        return made.add(Made("media", Made(kind, Made("track", item))))
