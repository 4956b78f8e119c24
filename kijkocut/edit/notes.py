"""Finding markers of sequences and of clips."""

from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import UnknownName, did_you_mean
from kijkocut.model.clip import Clip, ClipMarker
from kijkocut.model.ids import MarkerId
from kijkocut.model.sequence import Marker


def marker_of(draft: Draft, marker_id: MarkerId) -> Marker:
    """Give the marker of a sequence.

    Raises:
        UnknownName: There is none of that id.
    """
    markers = draft.project.markers
    if marker_id not in markers:
        raise UnknownName(f'There is no marker "{marker_id}".{did_you_mean(marker_id, markers)}')
    return markers[marker_id]


def clip_marker_of(draft: Draft, clip: Clip, marker_id: MarkerId) -> ClipMarker:
    """Give the marker of a clip.

    Raises:
        UnknownName: The clip has none of that id.
    """
    for marker in clip.markers:
        if marker.id == marker_id:
            return marker
    hint = did_you_mean(marker_id, [m.id for m in clip.markers])
    raise UnknownName(f'There is no marker "{marker_id}" on {draft.name(clip)}.{hint}')
