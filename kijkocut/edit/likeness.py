"""Recognising media and sequences of another project among one's own."""

import hashlib
from collections.abc import Mapping

from msgspec.structs import replace

from kijkocut.edit.luggage import Names
from kijkocut.model.clip import Clip, SequenceSource, TakeSource
from kijkocut.model.codec import encode
from kijkocut.model.ids import ClipId, GroupId, LinkId, MarkerId, MediaId, SequenceId, TrackId
from kijkocut.model.media import Media
from kijkocut.model.project import Project
from kijkocut.model.takes import resourced, sources_of


def known(carried: Project, here: Project) -> Names:
    """Say what of a project another one has already, and what it is called there.

    A medium is known by its content, one that was never measured by its path; a sequence when all
    in it is alike.
    """
    media = {key: found for key, one in carried.media.items() if (found := _same(one, here))}
    sequences: dict[SequenceId, SequenceId] = {}
    if carried.sequences:
        there = {shape: key for key, shape in sorted(_shapes(here).items(), reverse=True)}
        shapes = _shapes(carried).items()
        sequences = {key: there[shape] for key, shape in shapes if shape in there}
    return Names(media=media, sequences=sequences)


def _same(media: Media, here: Project) -> MediaId | None:
    content = media.facts.content_hash
    alike = (
        key
        for key, other in here.media.items()
        if (other.facts.content_hash == content if content else other.path == media.path)
    )
    return min(alike, default=None)


def _shapes(project: Project) -> dict[SequenceId, str]:
    """Give for each sequence what tells all in it from others, whatever the ids."""
    shapes: dict[SequenceId, str] = {}
    waiting = sorted(project.sequences)
    while waiting:
        key = waiting[-1]
        clips = [c for t in project.sequences[key].tracks for c in project.lane(t)]
        sources = (source for clip in clips for source in sources_of(clip))
        nests = {one.sequence for one in sources if isinstance(one, SequenceSource)}
        inner = [nest for nest in sorted(nests) if nest not in shapes]
        if inner and key not in shapes:
            waiting += inner
            continue
        waiting.pop()
        if key not in shapes:
            shapes[key] = _shape(project, key, shapes)
    return shapes


def _shape(project: Project, key: SequenceId, inner: Mapping[SequenceId, str]) -> str:
    joined: dict[str, str] = {}
    rows = []
    for track in project.sequence_tracks(key):
        clips = tuple(_blank(project, clip, joined, inner) for clip in project.lane(track.id))
        rows.append((replace(track, id=TrackId(""), sequence=SequenceId("")), clips))
    markers = tuple(
        replace(marker, id=MarkerId(""), sequence=SequenceId(""))
        for marker in project.sequence_markers(key)
    )
    cut = replace(project.sequences[key], id=SequenceId(""), tracks=(), bin=None)
    return hashlib.blake2b(encode((cut, rows, markers)), digest_size=16).hexdigest()


def _blank(
    project: Project, clip: Clip, joined: dict[str, str], inner: Mapping[SequenceId, str]
) -> Clip:
    """Give a clip in which no id of its project is left."""

    def there(source: TakeSource) -> TakeSource:
        if isinstance(source, SequenceSource):
            return replace(source, sequence=SequenceId(inner[source.sequence]))
        one = project.media.get(source.media)
        content = (one.facts.content_hash or one.path) if one is not None else ""
        return replace(source, media=MediaId(content))

    for key in (clip.link, clip.group):
        if key is not None:
            joined.setdefault(key, str(len(joined)))
    return replace(
        resourced(clip, there),
        id=ClipId(""),
        track=TrackId(""),
        link=LinkId(joined[clip.link]) if clip.link is not None else None,
        group=GroupId(joined[clip.group]) if clip.group is not None else None,
    )
