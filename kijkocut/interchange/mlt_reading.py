"""Kdenlive and Shotcut projects, and other MLT files, as projects.

Kdenlive from 23.04 on keeps several timelines, each a tractor with `kdenlive:uuid`; older Kdenlive,
Shotcut and melt have one, the last tractor of the file. Kdenlive's file format is described in its
`dev-docs/fileformat.md`, Shotcut's additions in its "MLT XML Annotations".
"""

from pathlib import Path
from typing import Final

from msgspec.structs import replace

from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.interchange.files import read_bytes
from kijkocut.interchange.foreign_effects import read_table
from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.mlt_bin import read_bin
from kijkocut.interchange.mlt_clips import Clips, Lane, Numbers
from kijkocut.interchange.mlt_compositions import Compositions
from kijkocut.interchange.mlt_dress import Dresser, is_heard
from kijkocut.interchange.mlt_notes import groups, put_notes, put_subtitles, sequence_notes
from kijkocut.interchange.mlt_rows import Row, read_row
from kijkocut.interchange.mlt_services import Document, Service
from kijkocut.interchange.mlt_sources import Sources
from kijkocut.interchange.mlt_worn import Worn, effect_name
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_tree import Node, parse_xml
from kijkocut.model.clip import AdjustmentSource, Clip
from kijkocut.model.ids import ClipId, GroupId, LinkId, SequenceId, TrackId
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence, Track, TrackKind

_DEEPEST: Final = 12
"""Timelines inside each other."""
_NAMES: Final = ("kdenlive:clipname", "shotcut:caption", "title")


def read_mlt(path: Path, ledger: Ledger) -> tuple[Project, tuple[SequenceId, ...]]:
    """Read a project of Kdenlive or Shotcut, or another MLT file.

    Raises:
        UnreadableFileError: It is damaged or no MLT; the message names the line.
        UnwritablePlaceError: It is not there or can't be read.
    """
    root = parse_xml(read_bytes(path).lstrip(), path)
    return FileReader(Document(path, root, ledger)).project(path.stem)


class FileReader:
    """Reads one file into one project."""

    def __init__(self, document: Document) -> None:
        """Read that file."""
        self._document = document
        self._ledger = document.ledger
        self._into = Gathering(document.ledger)
        self._table = read_table("mlt")
        self._sources = Sources(document, self._into, self._table, self._nest)
        self._numbers = Numbers()
        self._clips = Clips(document, self._into, self._sources, self._table, self._numbers)
        self._compositions = Compositions(document, self._table)
        self._made: dict[int, SequenceId | None] = {}
        self._depth = 0
        self._bin = document.find("main_bin") or document.find("main bin")
        self._is_single = True

    def project(self, name: str) -> tuple[Project, tuple[SequenceId, ...]]:
        """Give the project and the sequences that the file is about.

        Raises:
            UnreadableFileError: It holds no timeline.
        """
        chosen = self._timelines()
        self._is_single = len(chosen) == 1
        keys = [key for one in chosen if (key := self._read(one, name)) is not None]
        folders = read_bin(self._document, self._bin, self._into, self._sources)
        for service in self._document.services:
            made = self._made.get(id(service.node))
            folder = folders.get(service.get("kdenlive:folderid"))
            if made is not None and folder is not None:
                sequence = replace(self._into.sequences[made], bin=folder)
                self._into.sequences[made] = sequence
        if not keys:
            raise UnreadableFileError.at(
                self._document.path, self._document.root.line, "it holds no timeline."
            )
        return self._into.project(name), tuple(dict.fromkeys(keys))

    def _timelines(self) -> list[Service]:
        """Give the services that are timelines, the one on show first."""
        tractors = [one for one in self._document.services if one.tag == "tractor"]
        several = [
            one
            for one in tractors
            if one.get("kdenlive:uuid") and one.get("kdenlive:projectTractor") != "1"
        ]
        if several:
            wrap = next((t for t in tractors if t.is_on("kdenlive:projectTractor")), None)
            shown = (
                {node.get("producer") for node in self._document.tracks(wrap)} if wrap else set()
            )
            return sorted(several, key=lambda one: one.id not in shown)
        marked = [one for one in tractors if one.is_on("shotcut")]
        whole = [one for one in tractors if not one.get("shotcut:transition")]
        for found in (marked, whole):
            if found:
                return found[-1:]
        lists = [one for one in self._document.services if one.tag == "playlist"]
        named = self._document.find(self._document.root.get("producer"))
        if named is not None and named.tag in ("playlist", "multitrack"):
            return [named]
        return lists[-1:]

    def _nest(self, service: Service) -> SequenceId | None:
        """Give the sequence that a service inside a timeline is."""
        if self._depth >= _DEEPEST:
            return None
        return self._read(service, service.get("kdenlive:clipname") or service.id or "Nest")

    def _read(self, service: Service, name: str) -> SequenceId | None:
        """Read a timeline once; what contains itself finds nothing there."""
        key = id(service.node)
        if key not in self._made:
            self._made[key] = None
            self._depth += 1
            self._made[key] = self._sequence(service, name)
            self._depth -= 1
        return self._made[key]

    def _sequence(self, service: Service, name: str) -> SequenceId:
        key = SequenceId(f"seq-{len(self._into.sequences) + 1}")
        profile = self._document.profile
        channels = service.get("shotcut:projectAudioChannels")
        made = Sequence(
            id=key,
            name=next((text for n in _NAMES[:2] if (text := service.get(n))), "") or name,
            width=profile.square_width,
            height=profile.height,
            rate=profile.rate,
            channels={"1": 1, "6": 6}.get(channels, 2),
            colour_space=profile.colour_space,
        )
        self._into.sequences[key] = made
        rows = self._rows(service)
        lanes: dict[int, list[Lane]] = {}
        for number, row in rows.items():
            lowest = min((n for n, r in rows.items() if not r.is_sound), default=0)
            lanes[number] = self._clips.lanes(row, key, is_lowest=number == lowest)
        pictures = {n: lane for n, two in lanes.items() for lane in two[:1] if not _heard(lane)}
        self._compositions.lay(service.transitions(), pictures)
        self._group(service, lanes, key)
        tracks = self._tracks(key, lanes)
        owner = (self._bin or service) if self._is_single and self._depth == 1 else None
        put_notes(
            self._into,
            key,
            sequence_notes(self._document, service, owner),
            profile.rate.frame_ticks,
        )
        captions = put_subtitles(self._document, service, owner, self._into, key)
        self._into.sequences[key] = replace(made, tracks=(*tracks, *captions))
        for filter_ in service.filters():
            known = (*self._table.silent, "avfilter.subtitles", "subtitle_feed", "subtitle")
            if filter_.service not in known and not filter_.is_on("internal_added"):
                self._ledger.drop(
                    f'effects "{effect_name(filter_)}"', made.name, "effects on a whole timeline"
                )
        return key

    def _rows(self, service: Service) -> dict[int, Row]:
        """Give the tracks of a timeline by their numbers, named."""
        if service.tag == "playlist":
            lone = _lone(self._document, service)
            return {} if lone is None else {0: _named(lone)}
        rows: dict[int, Row] = {}
        for number, node in enumerate(self._document.tracks(service)):
            row = read_row(self._document, node)
            if row is None:
                self._note_ground(node)
                continue
            is_plain = not (row.service.is_on("shotcut:video") or row.inner_hide)
            row.is_sound = row.is_sound or row.inner_hide == "video"
            if is_plain and row.hide == "video" and not row.is_sound:
                row.is_sound = True
            rows[number] = row
        counts = {True: 0, False: 0}
        ordered = list(rows.values())
        if self._is_kdenlive:
            sounds = [row for row in ordered if row.is_sound][::-1]
            ordered = [row for row in ordered if not row.is_sound] + sounds
        for row in ordered:
            counts[row.is_sound] += 1
            row.name = row.name or f"{'A' if row.is_sound else 'V'}{counts[row.is_sound]}"
        return rows

    @property
    def _is_kdenlive(self) -> bool:
        names = (service.get("kdenlive:trackheight") for service in self._document.services)
        return any(names)

    def _note_ground(self, node: Node) -> None:
        played = self._document.played(node)
        if played is None:
            self._ledger.drop("tracks", f"line {node.line}", "what they play is not in the file")
        elif played.tag == "playlist" and played.filters():
            self._ledger.drop("effects", f"line {node.line}", "on the black ground")

    def _tracks(self, sequence: SequenceId, lanes: dict[int, list[Lane]]) -> list[TrackId]:
        """Make tracks of lanes: pictures from the lowest up, then sounds from the top down."""
        pictures = [two[0] for two in lanes.values() if not _heard(two[0])]
        beside = [two[1] for two in lanes.values() if len(two) > 1 and two[1].clips]
        alone = [two[0] for two in lanes.values() if _heard(two[0])]
        if self._is_kdenlive:
            alone.reverse()
        made: list[TrackId] = []
        for lane in (*pictures, *beside, *alone):
            letter = "a" if _heard(lane) else "v"
            key = TrackId(f"{sequence}-{letter}{len(made) + 1}")
            self._into.tracks[key] = self._track(key, sequence, lane)
            for clip in lane.clips:
                self._into.clips[clip.id] = replace(clip, track=key)
            made.append(key)
        return made

    def _track(self, key: TrackId, sequence: SequenceId, lane: Lane) -> Track:
        row, is_sound = lane.row, _heard(lane)
        name = f"{row.name} sound" if is_sound and not row.is_sound else row.name
        dressed = self._track_dress(lane, sequence)
        return Track(
            id=key,
            sequence=sequence,
            kind=lane.kind,
            name=name,
            is_locked=row.is_locked,
            is_muted=is_sound and row.hide in ("audio", "both"),
            is_hidden=not is_sound and row.hide in ("video", "both"),
            params=tuple(p for p in dressed.params if p.name in ("gain", "pan", "opacity")),
            effects=dressed.effects,
        )

    def _track_dress(self, lane: Lane, sequence: SequenceId) -> Clip:
        """Give a clip as long as a track, wearing the track's filters."""
        frame = self._document.profile.rate.frame_ticks
        length = max((item.end for item in lane.row.items), default=1)
        clip = Clip(
            id=ClipId(f"track-{sequence}-{self._numbers()}"),
            track=TrackId(""),
            start=0,
            duration=length * frame,
            source=AdjustmentSource(),
        )
        worn = Worn(
            clip=clip,
            first=0,
            length=length,
            profile=self._document.profile,
            where=f"track {lane.row.name}",
            is_sound=_heard(lane),
        )
        filters = lane.row.filters
        if _heard(lane) and not lane.row.is_sound:
            filters = [one for one in filters if is_heard(one.service)]
        dressed = Dresser(self._table, self._ledger).dressed(worn, filters)
        kept = ("gain", "pan", "opacity")
        for param in dressed.params:
            if param.name not in kept:
                self._ledger.drop(f"{param.name} of tracks", lane.row.name)
        if dressed.fade_in is not None or dressed.fade_out is not None:
            self._ledger.drop("fades of tracks", lane.row.name)
        return dressed

    def _group(self, service: Service, lanes: dict[int, list[Lane]], sequence: SequenceId) -> None:
        """Link and group the clips that the file says belong together."""
        at = {
            (number, item.start): (lane, index)
            for number, two in lanes.items()
            for lane in two
            for index, item in enumerate(lane.items)
        }
        text = service.get("kdenlive:sequenceproperties.groups")
        if not text and self._bin is not None and self._is_single:
            text = self._bin.get("kdenlive:docproperties.groups")
        for number, group in enumerate(groups(text)):
            found = [
                at[key]
                for track, start in group.clips
                for key in ((track + 1, start), (track, start))
                if key in at
            ][: len(group.clips)]
            for lane, index in found if len(found) > 1 else ():
                clip = lane.clips[index]
                if group.is_link:
                    key = LinkId(f"{sequence}-link-{number}")
                    lane.clips[index] = replace(clip, link=key)
                elif clip.group is None:
                    lane.clips[index] = replace(clip, group=GroupId(f"{sequence}-group-{number}"))
        for two in lanes.values():
            for lane in two:
                for index, item in enumerate(lane.items):
                    name = item.entry.get("shotcut:group") if item.entry is not None else ""
                    if name:
                        key_ = GroupId(f"{sequence}-group-s{name[:12]}")
                        lane.clips[index] = replace(lane.clips[index], group=key_)


def _heard(lane: Lane) -> bool:
    return lane.kind is TrackKind.audio


def _lone(document: Document, service: Service) -> Row | None:
    """Read a playlist that is a whole timeline."""
    service.node.is_read = True
    node = Node("track", {"producer": service.id}, service.line)
    if not service.id:
        node = service.node
    return read_row(document, node)


def _named(row: Row) -> Row:
    row.name = row.name or "V1"
    return row
