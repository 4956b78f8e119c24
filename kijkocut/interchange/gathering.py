"""Building a project from another program's file, and mending what its rules do not allow."""

from dataclasses import dataclass, field
from pathlib import PurePath

from msgspec.structs import replace

from kijkocut.interchange.report import Ledger
from kijkocut.model.clip import Clip, MediaSource, Transition
from kijkocut.model.handles import handle_after, handle_before
from kijkocut.model.ids import ClipId, MediaId, SequenceId, TrackId
from kijkocut.model.lane import Lane
from kijkocut.model.media import AudioStream, Media, MediaFacts, MediaKind, VideoStream
from kijkocut.model.project import About, Entity, Project, load
from kijkocut.model.sequence import Marker, Sequence, Track, TrackKind
from kijkocut.model.ticks import Rate

STILLS = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".exr", ".dpx"})
"""Endings of files that hold one picture."""
_SOUNDS = frozenset({".wav", ".mp3", ".aac", ".flac", ".m4a", ".aif", ".aiff", ".ogg", ".opus"})


@dataclass
class Gathering:
    """What a reader has found so far; `project` makes it whole."""

    ledger: Ledger
    media: dict[MediaId, Media] = field(default_factory=dict)
    sequences: dict[SequenceId, Sequence] = field(default_factory=dict)
    tracks: dict[TrackId, Track] = field(default_factory=dict)
    clips: dict[ClipId, Clip] = field(default_factory=dict)
    markers: list[Marker] = field(default_factory=list)
    extra: list[Entity] = field(default_factory=list)
    """Bins and whatever else comes through as it is."""
    _used: dict[MediaId, int] = field(default_factory=dict)

    def file(self, path: str, name: str, *, timecode: str = "", rate: Rate | None = None) -> Media:
        """Give the media of a path, made when first asked for; what it is shows in its ending."""
        key = MediaId(f"media-{path or name}")
        if key not in self.media:
            facts = guessed_facts(path or name, timecode, rate)
            self.media[key] = Media(id=key, name=name or path, path=path or name, facts=facts)
        return self.media[key]

    def add_media(self, media: Media) -> None:
        """Take media as it is."""
        self.media.setdefault(media.id, media)

    def extend(self, media_id: MediaId, end: int) -> None:
        """Say that something uses a file up to `end`, in media ticks."""
        self._used[media_id] = max(self._used.get(media_id, 0), end)

    def project(self, name: str) -> Project:
        """Give the project, every rule kept; what had to give way is in the ledger."""
        ends = {(clip.track, clip.end): clip for clip in self.clips.values()}
        for clip in self.clips.values():
            self._reach(clip, 0)
            left = ends.get((clip.track, clip.start))
            if clip.transition is not None and left is not None:
                self._reach(left, clip.transition.after)
        self.media = {key: self._as_long(media) for key, media in self.media.items()}
        self._as_heard()
        project = self._load(name)
        mended = [self._mended(project, clip) for clip in self.clips.values() if clip.transition]
        self.clips.update({clip.id: clip for clip in mended})
        return self._load(name) if mended else project

    def _load(self, name: str) -> Project:
        lanes: dict[TrackId, list[Clip]] = {}
        for clip in self.clips.values():
            lanes.setdefault(clip.track, []).append(clip)
        made = {
            track: Lane.of(sorted(clips, key=lambda c: c.start)) for track, clips in lanes.items()
        }
        entities: list[Entity] = [
            *self.media.values(),
            *self.sequences.values(),
            *self.tracks.values(),
            *self.markers,
            *self.extra,
        ]
        return load(About(name=name), entities, made)

    def _reach(self, clip: Clip, more: int) -> None:
        """Note how far into its file a clip plays, with `more` ticks after its end."""
        if not isinstance(clip.source, MediaSource):
            return
        _, high = clip.retime.span(clip.duration + more)
        self.extend(clip.source.media, clip.source_in + high + 1)

    def _as_long(self, media: Media) -> Media:
        """Give a file that nobody measured a length that holds what is played of it."""
        used = self._used.get(media.id, 0)
        facts = media.facts
        if facts.content_hash or facts.kind is MediaKind.image or used <= facts.duration:
            return media
        streams = tuple(replace(stream, duration=used) for stream in facts.streams)
        return replace(media, facts=replace(facts, duration=used, streams=streams))

    def _as_heard(self) -> None:
        """Give files that lie on sound tracks a sound stream, and on video tracks a picture."""
        for clip in self.clips.values():
            for source in (clip.source, *(take.source for take in clip.takes)):
                if isinstance(source, MediaSource):
                    is_sound = self.tracks[clip.track].kind is TrackKind.audio
                    self._hear(self.media[source.media], is_sound=is_sound)

    def _hear(self, media: Media, *, is_sound: bool) -> None:
        stream = media.facts.audio if is_sound else media.facts.video
        if stream is None and not media.facts.content_hash:
            self.media[media.id] = replace(media, facts=_with_both(media.facts))

    def _mended(self, project: Project, clip: Clip) -> Clip:
        """Give a clip with a transition that its handles and neighbours allow, or none."""
        over, left = clip.transition, project.lane(clip.track).previous(clip)
        where = f"{self.tracks[clip.track].name}, before {clip.name or clip.id}"
        if over is None or left is None or left.end != clip.start:
            self.ledger.drop("transitions", where, "there is no clip on the left")
            return replace(clip, transition=None)
        taken = left.transition.after if left.transition is not None else 0
        before = min(over.before, left.duration - taken, handle_before(project, clip))
        after = min(over.after, clip.duration, handle_after(project, left))
        if before + after <= 0:
            self.ledger.drop("transitions", where, "the clips have no handles for it")
            return replace(clip, transition=None)
        if (before, after) != (over.before, over.after):
            self.ledger.approximate("transitions", where, "shortened to the clips' handles")
        fitting = Transition(
            kind=over.kind, before=max(0, before), after=max(0, after), params=over.params
        )
        return replace(clip, transition=fitting)


def guessed_facts(path: str, timecode: str, rate: Rate | None) -> MediaFacts:
    """Describe a file by its ending, until somebody measures it."""
    ending = PurePath(path).suffix.lower()
    if ending in STILLS:
        still = VideoStream(index=0, codec="", width=1920, height=1080, duration=0)
        return MediaFacts(kind=MediaKind.image, streams=(still,))
    picture = VideoStream(index=0, codec="", width=1920, height=1080, duration=0, rate=rate)
    sound = AudioStream(index=1, codec="", sample_rate=48_000, channels=2, duration=0)
    if ending in _SOUNDS:
        return MediaFacts(kind=MediaKind.audio, streams=(replace(sound, index=0),))
    return MediaFacts(kind=MediaKind.video, timecode=timecode, streams=(picture, sound))


def _with_both(facts: MediaFacts) -> MediaFacts:
    picture = VideoStream(index=0, codec="", width=1920, height=1080, duration=facts.duration)
    sound = AudioStream(index=1, codec="", sample_rate=48_000, channels=2, duration=facts.duration)
    return replace(facts, kind=MediaKind.video, streams=(picture, sound))
