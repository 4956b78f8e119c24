"""The bin of a Kdenlive or Shotcut project: its media, used or not, in folders, with markers."""

from msgspec.structs import replace

from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.mlt_notes import Note, bins, json_notes, old_folders
from kijkocut.interchange.mlt_services import Document, Service
from kijkocut.interchange.mlt_sources import Sources
from kijkocut.model.clip import Clip, ClipMarker, MediaSource
from kijkocut.model.ids import BinId, MarkerId, MediaId
from kijkocut.model.sequence import TrackKind


def read_bin(
    document: Document, owner: Service | None, into: Gathering, sources: Sources
) -> dict[str, BinId]:
    """Read the bin and give its folders by their numbers there; clips must be read already.

    Args:
        document: The file.
        owner: The playlist that is the bin, if there is one.
        into: Where media and folders go.
        sources: What the producers play.
    """
    folders = bins(document, owner, into)
    homes: dict[MediaId, str] = {}
    for service in _entries(document, owner):
        played = sources.played(service)
        if played is not None and isinstance(played.source, MediaSource):
            homes[played.source.media] = service.get("kdenlive:folderid")
            _mark(document, into, played.source.media, service.get("kdenlive:markers"))
    if owner is not None and owner.get("kdenlive:documentnotes|shotcut:projectNote").strip():
        into.ledger.drop("notes of the project", document.path.name)
    for number, folder, name in old_folders(document):
        media = sources.media.get(number)
        if media is not None:
            homes[media] = folder
            found = into.media[media]
            into.media[media] = replace(found, name=name or found.name)
    for key, folder in homes.items():
        if key in into.media and folder in folders:
            into.media[key] = replace(into.media[key], bin=folders[folder])
    return folders


def _entries(document: Document, owner: Service | None) -> list[Service]:
    nodes = owner.node.take("entry") if owner is not None else []
    found = [document.played(node) for node in nodes]
    return [one for one in found if one is not None and one.tag in ("producer", "chain")]


def _mark(document: Document, into: Gathering, media: MediaId, text: str) -> None:
    """Put the markers of a file on the clips that show them."""
    frame = document.profile.rate.frame_ticks
    notes = list(json_notes(text))
    for key, clip in into.clips.items() if notes else ():
        if not isinstance(clip.source, MediaSource) or clip.source.media != media:
            continue
        is_sound = into.tracks[clip.track].kind is TrackKind.audio
        if not (is_sound and clip.link is not None):
            into.clips[key] = replace(clip, markers=_shown(clip, notes, frame))


def _shown(clip: Clip, notes: list[Note], frame: int) -> tuple[ClipMarker, ...]:
    low, high = clip.retime.span(clip.duration)
    return tuple(
        ClipMarker(
            id=MarkerId(f"mark-{clip.id}-{number}"),
            at=note.at * frame,
            name=note.text,
            colour=note.colour,
            duration=note.length * frame,
        )
        for number, note in enumerate(notes)
        if low <= note.at * frame - clip.source_in <= high
    )
