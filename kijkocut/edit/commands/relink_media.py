"""Relink media."""

from typing import ClassVar, TypeVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.subclips import fitting
from kijkocut.edit.tidy import mend
from kijkocut.edit.uses import clips_using, clips_with_take
from kijkocut.model.clip import Clip, MediaSource, Source, Take
from kijkocut.model.handles import ENDLESS, fits_source
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Media, MediaFacts, Subclip
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import Ticks

_Shown = TypeVar("_Shown", Clip, Take)


class RelinkMedia(Command, frozen=True, kw_only=True, tag="relink_media"):
    """Point media to another file, already probed; its clips keep all that was done to them.

    ```
    a.mp4: /old/a.mp4   ->   a.mp4: /new/a.mp4
    ```
    """

    title: ClassVar[str] = "Relink media"

    media: MediaId
    path: str
    """Absolute path."""
    facts: MediaFacts
    """As measured by the program; scripts that leave them out have them measured."""
    skipped: Ticks = 0
    """How much of the old file's beginning the new one leaves out: clips, their markers and
    subclips move by it, so that they show the same."""

    def apply(self, draft: Draft) -> None:
        """Check that every clip still has what it shows, then change path and facts."""
        media = draft.media(self.media)
        if not self.path:
            raise EditRefused("Media needs a path.")
        subclips = tuple(self._earlier_subclip(one) for one in media.subclips)
        self._move(draft)
        start = draft.project
        clips = clips_using(draft, media.id)
        broken = [(clip, why) for clip in clips if (why := self._missing(draft, clip))]
        if broken:
            clip, why = broken[0]
            raise EditRefused(
                f'"{self.path}" can\'t stand in for "{media.name}": {draft.name(clip)} {why}'
                f" ({len(broken)} of {len(clips)} clips)."
            )
        self._require_takes(draft, media)
        subclips = fitting(subclips, self.facts)
        draft.put(replace(media, path=self.path, facts=self.facts, subclips=subclips))
        along = dict.fromkeys(clip.id for clip in clips)
        for clip in clips:
            right = draft.lane(clip.track).next(clip)
            if right is not None:
                along[right.id] = None
        mend(draft, start, along)

    def _require_takes(self, draft: Draft, media: Media) -> None:
        """Refuse a file without what takes need; takes may be too short."""
        for clip in clips_with_take(draft, MediaSource(media=media.id)):
            for take in clip.takes:
                is_it = isinstance(take.source, MediaSource) and take.source.media == media.id
                why = self._lacks(draft, clip, take.source) if is_it else ""
                if why:
                    raise EditRefused(
                        f'"{self.path}" can\'t stand in for "{media.name}": a take of'
                        f" {draft.name(clip)} {why}."
                    )

    def _move(self, draft: Draft) -> None:
        """Let the clips count from the beginning of the new file, on locked tracks too."""
        if not self.skipped:
            return
        shown = clips_using(draft, self.media)
        found = {c.id: c for c in (*shown, *clips_with_take(draft, MediaSource(media=self.media)))}
        locked = [
            t for key in {c.track for c in found.values()} if (t := draft.track(key)).is_locked
        ]
        for track in sorted(locked, key=lambda t: t.id):
            draft.put(replace(track, is_locked=False))
        for clip in found.values():
            takes = tuple(self._earlier(take) for take in clip.takes)
            draft.put(replace(self._earlier(clip), takes=takes))
        for track in sorted(locked, key=lambda t: t.id):
            draft.put(track)

    def _earlier(self, one: _Shown) -> _Shown:
        """Give a clip or a take counting from the new beginning, if it shows the media."""
        if not isinstance(one.source, MediaSource) or one.source.media != self.media:
            return one
        marks = (replace(mark, at=mark.at - self.skipped) for mark in one.markers)
        kept = tuple(mark for mark in marks if 0 <= mark.at <= self.facts.duration)
        return replace(one, source_in=one.source_in - self.skipped, markers=kept)

    def _earlier_subclip(self, subclip: Subclip) -> Subclip:
        return replace(
            subclip,
            source_in=subclip.source_in - self.skipped,
            source_out=subclip.source_out - self.skipped,
        )

    def _missing(self, draft: Draft, clip: Clip) -> str:
        """Say what the new file lacks for a clip, or nothing."""
        lacks = self._lacks(draft, clip, clip.source)
        length = self.facts.duration or ENDLESS
        is_long = length == ENDLESS or fits_source(
            clip.retime, clip.source_in, clip.duration, length
        )
        return lacks or ("" if is_long else "shows more than it is long")

    def _lacks(self, draft: Draft, clip: Clip, source: Source) -> str:
        """Say which stream the new file lacks for a source of a clip, or nothing."""
        facts = self.facts
        is_sound = draft.project.tracks[clip.track].kind is TrackKind.audio
        streams = facts.audios if is_sound else ((facts.video,) if facts.video else ())
        if not streams:
            return f"needs {'sound' if is_sound else 'a picture'}, which it does not have"
        wanted = source.stream if isinstance(source, MediaSource) else None
        if wanted is not None and wanted not in [s.index for s in facts.streams]:
            return f"uses stream {wanted}, which it does not have"
        return ""
