"""Projects for tests, told in frames.

    project = a_project().with_clip("a", "v1", 0, 100).with_clip("b", "v1", 100, 50).build()

`a_project()` starts with media "m" (a minute of 25 fps picture with sound) and sequence "s" at 25
fps with tracks v1, v2, a1, a2 and c1. All builder times are whole frames of 25 fps.
"""

from collections.abc import Sequence as Many
from typing import Final

from msgspec.structs import replace

from kijkocut.edit.journal import Journal, MemoryJournal
from kijkocut.edit.session import Session
from kijkocut.model.clip import CaptionSource, Clip, MediaSource
from kijkocut.model.ids import AngleId, ClipId, LinkId, MarkerId, MediaId, SequenceId, TrackId
from kijkocut.model.invariants import check
from kijkocut.model.media import AudioStream, Media, MediaFacts, MediaKind, VideoStream
from kijkocut.model.project import Entity, Project, Put, table_of
from kijkocut.model.retime import Retime
from kijkocut.model.sequence import AngleSound, Marker, Multicam, Sequence, Track, TrackKind
from kijkocut.model.ticks import Rate, Ratio

RATE: Final = Rate(25)
F: Final = RATE.frame_ticks
"""One frame of the builders' sequences, in ticks."""
KINDS: Final = {"v": TrackKind.video, "a": TrackKind.audio, "c": TrackKind.caption}


class ProjectBuilder:
    """Makes a project step by step; each `with_` gives the builder back."""

    def __init__(self) -> None:
        """Start with an empty project."""
        self._project = Project()

    def with_media(
        self, key: str, frames: int = 1500, kind: MediaKind = MediaKind.video
    ) -> "ProjectBuilder":
        """Add media of that many frames; a still has `frames` 0."""
        duration = frames * F
        picture = VideoStream(
            index=0, codec="h264", width=1920, height=1080, duration=duration, rate=RATE
        )
        sound = AudioStream(index=1, codec="aac", sample_rate=48_000, channels=2, duration=duration)
        streams = {
            MediaKind.video: (picture, sound),
            MediaKind.audio: (replace(sound, index=0),),
        }.get(kind, (picture,))
        facts = MediaFacts(kind=kind, duration=duration, streams=streams)
        return self._add(
            Media(id=MediaId(key), name=f"{key}.mp4", path=f"/media/{key}.mp4", facts=facts)
        )

    def with_sequence(self, key: str, tracks: Many[str] = ()) -> "ProjectBuilder":
        """Add a 25 fps sequence with these tracks; the letter before the number says the kind.

        For a second sequence, prefix them: ("s2-v1", "s2-a1").
        """
        made = tuple(TrackId(t) for t in tracks)
        self._add(Sequence(id=SequenceId(key), name=key, rate=RATE, tracks=made))
        for track in made:
            name = track.rsplit("-", 1)[-1]
            kind = KINDS[name[0]]
            self._add(Track(id=track, sequence=SequenceId(key), kind=kind, name=name.upper()))
        return self

    def with_clip(
        self, key: str, track: str, at: int, frames: int, **fields: object
    ) -> "ProjectBuilder":
        """Add a clip; `fields` are the clip's own, `source_in` in frames (default 100).

        The source is media "m" unless `media` names another or `source` is given; on a caption
        track it is a line with the clip's id as text. `speed` is a text such as "2" or "-1/2".
        """
        source_in = fields.pop("source_in", 100)
        assert isinstance(source_in, int)  # noqa: S101 - a test builder
        media = MediaId(str(fields.pop("media", "m")))
        speed = fields.pop("speed", None)
        if speed is not None:
            num, _, den = str(speed).partition("/")
            fields["retime"] = Retime(speed=Ratio.of(int(num), int(den or 1)))
        if self._project.tracks[TrackId(track)].kind is TrackKind.caption:
            fields.setdefault("source", CaptionSource(text=key))
            source_in = 0
        clip = Clip(
            id=ClipId(key),
            track=TrackId(track),
            start=at * F,
            duration=frames * F,
            source=MediaSource(media=media),
            source_in=source_in * F,
            name=key,
        )
        return self._add(replace(clip, **fields))

    def with_multicam(
        self, key: str, media: Many[str], sound: AngleSound = AngleSound.one
    ) -> "ProjectBuilder":
        """Add a multicam whose angles "1", "2" ... are whole media, one from the beginning each.

        Tracks are `<key>-v1`, `<key>-a1` and so on; clips are `<key>-1`, `<key>-1-audio` and so on.
        """
        names = [f"{key}-{letter}{n}" for letter in "va" for n in range(1, len(media) + 1)]
        self.with_sequence(key, names)
        before = self._project.sequences[SequenceId(key)]
        self._add(replace(before, multicam=Multicam(sound=sound)))
        for number, name in enumerate(media, 1):
            frames = self._project.media[MediaId(name)].facts.duration // F
            for letter, end in (("v", ""), ("a", "-audio")):
                track = f"{key}-{letter}{number}"
                self.with_track(track, angle=AngleId(str(number)), name=name)
                self.with_clip(
                    f"{key}-{number}{end}",
                    track,
                    0,
                    frames,
                    media=name,
                    source_in=0,
                    link=LinkId(f"{key}-{number}"),
                )
        return self

    def with_marker(
        self, key: str, at: int, sequence: str = "s", frames: int = 0
    ) -> "ProjectBuilder":
        """Add a marker to a sequence."""
        marker = Marker(
            id=MarkerId(key), sequence=SequenceId(sequence), at=at * F, duration=frames * F
        )
        return self._add(marker)

    def with_range(
        self, start: int | None, end: int | None, sequence: str = "s"
    ) -> "ProjectBuilder":
        """Set the in and out points of a sequence."""
        before = self._project.sequences[SequenceId(sequence)]
        after = replace(
            before,
            range_in=None if start is None else start * F,
            range_out=None if end is None else end * F,
        )
        self._project = self._project.apply((Put(before=before, after=after),))
        return self

    def with_track(self, key: str, **fields: object) -> "ProjectBuilder":
        """Change fields of a track, for example `is_locked=True`."""
        before = self._project.tracks[TrackId(key)]
        self._project = self._project.apply((Put(before=before, after=replace(before, **fields)),))
        return self

    def build(self) -> Project:
        """Give the project, which keeps every invariant."""
        check(self._project)
        return self._project

    def _add(self, entity: Entity) -> "ProjectBuilder":
        before = self._project.entity(table_of(entity), entity.id)
        self._project = self._project.apply((Put(before=before, after=entity),))
        return self


def a_project() -> ProjectBuilder:
    """Start a project with media "m" and sequence "s" (tracks v1, v2, a1, a2, c1)."""
    return ProjectBuilder().with_media("m").with_sequence("s", ("v1", "v2", "a1", "a2", "c1"))


def a_session(project: Project | None = None, journal: Journal | None = None) -> Session:
    """Open a session in memory whose clock stands still."""
    return Session(
        project if project is not None else a_project().build(),
        journal or MemoryJournal(),
        client="test",
        clock_ms=lambda: 0,
    )


def strip(project: Project, track: str) -> str:
    """Draw a track in frames: clips, their ranges and source in points, "a[0 100) b[100 150)@20".

    The source in point is left out where it is the builder's default of 100.
    """
    parts = []
    for clip in project.lane(TrackId(track)):
        at = "" if clip.source_in == 100 * F else f"@{_frames(clip.source_in)}"
        if isinstance(clip.source, CaptionSource):
            at = ""
        parts.append(f"{clip.id}[{_frames(clip.start)} {_frames(clip.end)}){at}")
    return " ".join(parts)


def _frames(ticks: int) -> str:
    whole, rest = divmod(ticks, F)
    return f"{whole}" if not rest else f"{ticks / F:.3f}"
