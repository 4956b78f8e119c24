"""Projects of any number of clips, made in one operation by the edit language."""

from pathlib import Path
from typing import Final

from kijkocut.edit.command import Command
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.commands.import_media import ImportMedia
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import ClipId, MediaId, SequenceId, TrackId
from kijkocut.model.media import AudioStream, MediaFacts, MediaKind, VideoStream
from kijkocut.model.ticks import Rate

RATE: Final = Rate(25)
FRAME: Final = RATE.frame_ticks
CLIP_FRAMES: Final = 50
"""Length of every clip."""

SEQUENCE: Final = SequenceId("main")
PICTURE: Final = TrackId("main-v1")
SOUND: Final = TrackId("main-a1")

_SOURCES: Final = 12
_SOURCE_FRAMES: Final = 90_000


def clip_id(number: int) -> ClipId:
    """Name the picture clip of this number; its linked sound is `<id>-audio`."""
    return ClipId(f"cut-{number:05d}")


def source_path(number: int) -> Path:
    """Name the file that the clip of this number plays; there is none."""
    return Path(f"/media/card-{number % _SOURCES:02d}.mp4")


def source_frame(number: int) -> int:
    """Give the frame of its source that the clip of this number starts with."""
    return 200 + number * 37 % (_SOURCE_FRAMES - 1000)


def placement(number: int, frames: int = CLIP_FRAMES) -> Placement:
    """Give the range that the clip of this number plays."""
    first = source_frame(number)
    return Placement(
        source=MediaSource(media=MediaId(f"card-{number % _SOURCES:02d}")),
        source_in=first * FRAME,
        source_out=(first + frames) * FRAME,
    )


def project_commands(clips: int) -> tuple[Command, ...]:
    """Give the commands that fill an empty project with a sequence of `clips` clips.

    Half of them are pictures on V1, half their linked sound on A1, back to back from zero; V2 and
    A2 are empty. The media files do not exist.
    """
    return (
        *(
            ImportMedia(path=str(source_path(n)), facts=_facts(n), id=MediaId(f"card-{n:02d}"))
            for n in range(_SOURCES)
        ),
        AddSequence(name="Long film", rate=RATE, video_tracks=2, audio_tracks=2, id=SEQUENCE),
        *(
            Overwrite(
                placement=placement(n),
                at=n * CLIP_FRAMES * FRAME,
                track=PICTURE,
                audio_track=SOUND,
                id=clip_id(n),
            )
            for n in range(clips // 2)
        ),
    )


def _facts(number: int) -> MediaFacts:
    duration = _SOURCE_FRAMES * FRAME
    picture = VideoStream(
        index=0, codec="h264", width=1920, height=1080, duration=duration, rate=RATE
    )
    sound = AudioStream(index=1, codec="aac", sample_rate=48_000, channels=2, duration=duration)
    return MediaFacts(
        kind=MediaKind.video,
        duration=duration,
        streams=(picture, sound),
        content_hash=f"card-{number:02d}",
    )
