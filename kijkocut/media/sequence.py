"""Numbered stills that play as frames. Which files belong is decided here, by name and number."""

import re
from fractions import Fraction
from pathlib import Path

import av

from kijkocut.media.errors import MediaMissingError, NotMediaError, UnreadableError
from kijkocut.media.facts import Measured, measure
from kijkocut.media.identity import sequence_hash
from kijkocut.media.index import FileIndex, FrameTable, PictureIndex, packed
from kijkocut.media.limits import MediaLimits
from kijkocut.media.opening import check_picture, open_media, translated
from kijkocut.model.media import MediaKind, VideoStream
from kijkocut.model.ticks import Rate, Ratio

_NUMBERED = re.compile(r"(?P<stem>.*?)(?P<digits>\d+)(?P<suffix>\.[^.]+)")


def sequence_files(first: str) -> list[str]:
    """Give the run of numbered files that starts at `first` and ends at the first gap.

    `shot_0009.png` is followed by `shot_0010.png`; `shot_9.png` by `shot_10.png`. Only the last
    group of digits before the suffix counts.

    Raises:
        MediaMissingError: There is no such file.
        NotMediaError: Its name holds no number.
    """
    path = Path(first)
    match = _NUMBERED.fullmatch(path.name)
    if match is None:
        raise NotMediaError(
            f'"{path.name}" has no number before its suffix, so it starts no sequence.'
        )
    if not path.is_file():
        raise MediaMissingError(f'"{path.name}" can\'t be read: no such file. Check the path.')
    try:
        present = {entry.name for entry in path.parent.iterdir()}
    except OSError as exc:
        raise MediaMissingError(
            f'The folder of "{path.name}" can\'t be read: {exc.strerror}.'
        ) from exc
    number, digits = int(match["digits"]), len(match["digits"])
    files: list[str] = []
    while (name := f"{match['stem']}{number:0{digits}d}{match['suffix']}") in present:
        files.append(str(path.parent / name))
        number += 1
    return files


def sequence_index(first: str, rate: Rate, count: int) -> PictureIndex:
    """Give the index of a sequence: frame n is still n."""
    files = sequence_files(first)
    numbers = list(range(count or len(files)))
    return PictureIndex(
        time_base=Ratio(rate.den, rate.num),
        pts=packed(numbers),
        key_pts=packed(numbers),
        key_seek=packed(numbers),
        zero=0,
        begin=0,
        last_duration=rate.frame_ticks,
        rate=rate,
    )


def measure_sequence(first: str, rate: Rate, limits: MediaLimits) -> Measured:
    """Measure a sequence by its first still.

    Raises:
        MediaError: The first still can't be read, or its name holds no number.
    """
    files = sequence_files(first)
    one = measure(first, limits, lambda: None).facts
    picture = one.video
    if picture is None or one.kind is not MediaKind.image:
        raise NotMediaError(f'"{Path(first).name}" is no still picture.')
    duration = len(files) * rate.frame_ticks
    fps = rate.num / rate.den
    stream = VideoStream(
        index=0,
        codec=picture.codec,
        width=picture.width,
        height=picture.height,
        duration=duration,
        rate=rate,
        average_fps=fps,
        min_fps=fps,
        max_fps=fps,
        frame_count=len(files),
        time_base=Ratio(rate.den, rate.num),
        pixel_format=picture.pixel_format,
        bit_depth=picture.bit_depth,
        has_alpha=picture.has_alpha,
        sample_aspect=picture.sample_aspect,
        rotation=picture.rotation,
        colour=picture.colour,
    )
    facts = type(one)(
        kind=MediaKind.image_sequence,
        container=one.container,
        duration=duration,
        size_bytes=sum(Path(file).stat().st_size for file in files),
        content_hash=sequence_hash(files),
        streams=(stream,),
    )
    return Measured(facts=facts, index=FileIndex())


class SequenceDecoder:
    """Frames of a sequence: each still is opened when it is asked for."""

    def __init__(self, first: str, index: PictureIndex, limits: MediaLimits) -> None:
        self.table = FrameTable(index)
        self._files, self._limits = sequence_files(first), limits
        self._aspect = Ratio(1, 1)
        self._held: tuple[int, av.VideoFrame] | None = None

    @property
    def sample_aspect(self) -> Ratio:
        """Width to height of one pixel of the last still read."""
        return self._aspect

    def frame(self, number: int, *, goes_on: bool = True) -> av.VideoFrame:
        """Decode still `number`.

        Raises:
            MediaError: The still is missing or damaged.
        """
        del goes_on
        if self._held is not None and self._held[0] == number:
            return self._held[1]
        if number >= len(self._files):
            raise MediaMissingError(
                f"Still {number + 1} of the sequence is missing. Relink the media."
            )
        frame = self._decode(self._files[number])
        self._held = (number, frame)
        return frame

    def near(self, number: int) -> tuple[int, av.VideoFrame]:
        """Give still `number` itself: stills need no neighbours."""
        return number, self.frame(number)

    def close(self) -> None:
        """Nothing stays open."""
        self._held = None

    def _decode(self, path: str) -> av.VideoFrame:
        try:
            with open_media(path, self._limits) as container:
                stream = container.streams.video[0]
                aspect = stream.sample_aspect_ratio or Fraction(1)
                for frame in container.decode(stream):
                    check_picture(frame.width, frame.height, path, self._limits)
                    self._aspect = Ratio(aspect.numerator, aspect.denominator)
                    return frame
        except (av.FFmpegError, IndexError, MemoryError, ValueError) as exc:
            raise translated(exc, path) from exc
        raise UnreadableError(f'"{Path(path).name}" holds no picture.')
