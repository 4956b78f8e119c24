"""Where media and sequences are used. Reads every clip, so it is for rare edits only."""

from kijkocut.edit.draft import Draft
from kijkocut.edit.takes import is_same
from kijkocut.model.clip import Clip, MediaSource, SequenceSource, Source
from kijkocut.model.ids import MediaId, SequenceId


def clips_using(draft: Draft, media_id: MediaId) -> list[Clip]:
    """Give every clip that shows that media, by track id and time."""
    return [
        clip
        for track in sorted(draft.project.lanes)
        for clip in draft.project.lanes[track]
        if isinstance(clip.source, MediaSource) and clip.source.media == media_id
    ]


def clips_with_take(draft: Draft, source: Source) -> list[Clip]:
    """Give every clip that has a medium or a sequence among its other takes."""
    return [
        clip
        for track in sorted(draft.project.lanes)
        for clip in draft.project.lanes[track]
        if any(is_same(take.source, source) for take in clip.takes)
    ]


def clips_showing(draft: Draft, sequence_id: SequenceId) -> list[Clip]:
    """Give every clip that nests that sequence, by track id and time."""
    return [
        clip
        for track in sorted(draft.project.lanes)
        for clip in draft.project.lanes[track]
        if isinstance(clip.source, SequenceSource) and clip.source.sequence == sequence_id
    ]
