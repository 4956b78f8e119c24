"""What FCP7 XML says of files: `file`, the master clips in bins, and their subclips."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.interchange.fcp7_colours import FILES, label_of
from kijkocut.interchange.fcp7_values import Values, file_path, is_anywhere, text, where
from kijkocut.interchange.gathering import STILLS, Gathering, guessed_facts
from kijkocut.interchange.xml_tree import Node
from kijkocut.model.ids import BinId, MediaId, SubclipId
from kijkocut.model.media import AudioStream, Media, MediaFacts, MediaKind, Subclip, VideoStream
from kijkocut.model.ticks import BadTimeError, Rate, Ratio
from kijkocut.model.timecode import format_timecode, parse_time

_WIDEST: Final = 32_768
_MOST_CHANNELS: Final = 64


class File(Struct, frozen=True, kw_only=True):
    """A file, or what a program made itself and calls one."""

    media: MediaId | None = None
    made: str = ""
    """What stands in `mediaSource`: this is no file, but slug, bars, or a graphic."""
    name: str = ""
    size: tuple[int, int] | None = None
    """In square pixels."""
    pixels: Ratio = Ratio(1, 1)
    """How much wider its own pixels are than high."""
    channels: int = 0
    """Of its sound; 0 when the file does not say."""
    rate: Rate | None = None
    duration: int = 0
    """In ticks."""
    is_still: bool = False


class Files:
    """The files of one XML file, each read when it is first asked for."""

    def __init__(self, root: Node, values: Values, into: Gathering) -> None:
        """Find every `file` that is written out, wherever it is; media go to `into`."""
        self._values = values
        self._into = into
        self._whole: dict[str, Node] = {}
        self._clips: dict[str, Node] = {}
        self._made: dict[int, File] = {}
        for node in _all(root, ("file", "clip")):
            table = self._whole if node.tag == "file" else self._clips
            key = node.get("id")
            if key and any(node.nodes()):
                known = table.setdefault(key, node)
                if known is not node and node.tag == "file":
                    node.swallow()  # Premiere writes some out twice

    def of(self, node: Node, rate: Rate) -> File | None:
        """Give the file that an item plays, its own or its master clip's, or None.

        Raises:
            UnreadableFileError: A time in it is none.
        """
        found = node.one("file")
        if found is None and node.tag == "clip":
            found = next(iter(_all(node, ("file",))), None)
        if found is None:
            found = self._master(text(node, "masterclipid"))
        if found is None:
            return None
        found.is_read = True
        return self.file(found, rate)

    def file(self, node: Node, rate: Rate) -> File:
        """Give the file of a `file` element, which may only refer to one.

        Raises:
            UnreadableFileError: A time in it is none.
        """
        whole = self._whole.get(node.get("id"), node)
        whole.is_read = True
        if id(whole) not in self._made:
            self._made[id(whole)] = self._file(whole, rate)
        return self._made[id(whole)]

    def missing(self, name: str) -> File:
        """Give a file of which only a name is known."""
        return File(media=self._into.file("", name or "?").id, name=name)

    def master(self, node: Node, rate: Rate, bin_: BinId | None) -> File | None:
        """Read a clip of the browser: its file with where it is filed, its label and its subclip.

        Raises:
            UnreadableFileError: A time in it is none.
        """
        rate = self._values.rate(node, rate) or rate
        found = self.of(node, rate)
        if found is None or found.media is None:
            return found
        media = self._into.media[found.media]
        name, info = text(node, "name"), node.one("subclipinfo")
        if info is not None:
            media = self._subclip(media, info, name, rate)
        elif name and text(node, "ismasterclip").upper() != "FALSE":
            media = replace(media, name=name)
        note = self._note(node)
        self._into.media[media.id] = replace(
            media,
            bin=bin_ or media.bin,
            colour=FILES.get(label_of(node, self._values), media.colour),
            note=note or media.note,
        )
        return found

    def _master(self, key: str) -> Node | None:
        clip = self._clips.get(key)
        return next(iter(_all(clip, ("file",))), None) if clip is not None else None

    def _subclip(self, media: Media, info: Node, name: str, rate: Rate) -> Media:
        begin = self._values.frames(info, "startoffset") or 0
        rest = self._values.frames(info, "endoffset") or 0
        low, high = begin * rate.frame_ticks, media.facts.duration - rest * rate.frame_ticks
        if not 0 <= low < high:
            self._values.ledger.drop("subclips", where(info), "not inside its file")
            return media
        key = SubclipId(f"subclip-{media.id}-{len(media.subclips) + 1}")
        made = Subclip(id=key, name=name, source_in=low, source_out=high)
        return replace(media, subclips=(*media.subclips, made))

    def _note(self, node: Node) -> str:
        found = node.one("logginginfo")
        lines = [text(found, tag) for tag in ("description", "lognote")] if found else []
        comments = node.one("comments")
        if comments is not None:
            lines += [part.text().strip() for part in comments.nodes()]
            comments.swallow()
        return "\n".join(dict.fromkeys(line for line in lines if line))

    def _file(self, node: Node, rate: Rate) -> File:
        values = self._values
        name, url = text(node, "name"), text(node, "pathurl")
        rate = values.rate(node, rate) or rate
        duration = max(0, values.frames(node, "duration") or 0) * rate.frame_ticks
        media = node.one("media")
        size, pixels = self._size(node, media.one("video") if media is not None else None)
        made = text(node, "mediaSource")
        path = self._path(url)
        is_still = PurePosixPath(path or name).suffix.lower() in STILLS
        found = File(
            made=made if not url else "",
            name=name,
            size=size,
            pixels=pixels,
            channels=sum(self._channels(one) for one in (media.take("audio") if media else ())),
            rate=rate,
            duration=duration,
            is_still=is_still,
        )
        if found.made:
            return found
        timecode = self._timecode(node, rate)
        key = MediaId(f"media-{path or name or node.get('id')}")
        if key not in self._into.media:
            facts = self._facts(found, path or name, media, timecode)
            shown = name or PurePosixPath(path.replace("\\", "/")).name or key
            self._into.add_media(Media(id=key, name=shown, path=path or shown, facts=facts))
        return replace(found, media=key)

    def _path(self, url: str) -> str:
        path = file_path(url)
        if not path or is_anywhere(path):
            return path
        return str((self._values.path.parent / Path(path)).absolute())

    def _size(self, node: Node, video: Node | None) -> tuple[tuple[int, int] | None, Ratio]:
        kind = video.one("samplecharacteristics") if video is not None else None
        for holder in (kind, node):
            if holder is None:
                continue
            width = self._values.number(holder, "width")
            height = self._values.number(holder, "height")
            if width and height and 0 < width <= _WIDEST and 0 < height <= _WIDEST:
                pixels = pixel_aspect(holder)
                wide = max(1, round(round(width) * pixels.num / pixels.den))
                return (wide, round(height)), pixels
        return None, Ratio(1, 1)

    def _channels(self, audio: Node) -> int:
        count = self._values.number(audio, "channelcount")
        audio.take("samplecharacteristics")
        found = round(count) if count else len(audio.take("audiochannel"))
        return min(_MOST_CHANNELS, max(1, found))

    def _facts(self, found: File, path: str, media: Node | None, timecode: str) -> MediaFacts:
        length = found.duration
        video, audio = (media.one(t) if media else None for t in ("video", "audio"))
        if video is None and audio is None:
            guess = guessed_facts(path, timecode, found.rate)
            if guess.kind is MediaKind.image:
                return guess
            streams = tuple(replace(s, duration=length) for s in guess.streams)
            return replace(guess, duration=length, streams=streams)
        size = found.size or (1920, 1080)
        made: list[VideoStream | AudioStream] = []
        if video is not None:
            rate = None if found.is_still else found.rate
            made.append(
                VideoStream(
                    index=0,
                    codec="",
                    width=max(1, round(size[0] * found.pixels.den / found.pixels.num)),
                    height=size[1],
                    sample_aspect=found.pixels,
                    duration=0 if found.is_still else length,
                    rate=rate,
                )
            )
        if audio is not None:
            made.append(self._sound(audio, len(made), found))
        if found.is_still and video is not None:
            return MediaFacts(kind=MediaKind.image, streams=tuple(made[:1]))
        kind = MediaKind.video if video is not None else MediaKind.audio
        return MediaFacts(kind=kind, duration=length, streams=tuple(made), timecode=timecode)

    def _sound(self, audio: Node, index: int, found: File) -> AudioStream:
        kind = audio.one("samplecharacteristics")
        rate = self._values.number(kind, "samplerate") if kind is not None else None
        channels = found.channels or 2
        return AudioStream(
            index=index,
            codec="",
            sample_rate=round(rate) if rate and 4000 <= rate <= 768_000 else 48_000,
            channels=channels,
            duration=found.duration,
            layout="mono" if channels == 1 else "stereo",
        )

    def _timecode(self, node: Node, rate: Rate) -> str:
        """Give the label of a file's first frame at the file's own rate."""
        found = node.one("timecode")
        if found is None:
            return ""
        begin, is_drop = self.begin(found, rate)
        if not begin:
            return ""
        if begin % rate.frame_ticks:
            self._values.ledger.approximate("clocks of files", where(node), "to a frame")
        return format_timecode(rate.snap(begin), rate, drop=is_drop and rate.can_drop)

    def begin(self, timecode: Node, rate: Rate) -> tuple[int, bool]:
        """Give the ticks that a `timecode` begins at, and whether it drops frames.

        Raises:
            UnreadableFileError: Its frame is no number.
        """
        values = self._values
        own = values.rate(timecode, rate) or rate
        label = text(timecode, "string")
        frame = values.frames(timecode, "frame")
        is_drop = own.can_drop and (text(timecode, "displayformat").upper() == "DF" or ";" in label)
        timecode.take("source", "reel", "field")
        for reel in timecode.take("reel"):
            reel.swallow()
        parts = label.replace(";", ":").replace(".", ":").split(":")
        if len(parts) == 4 and all(part.isascii() and part.isdigit() for part in parts):
            words = ":".join(parts[:3]) + (";" if is_drop else ":") + parts[3]
            try:
                return parse_time(words, own), is_drop
            except BadTimeError:
                values.ledger.approximate("timecode", where(timecode), f'"{label[:20]}"')
        return max(0, frame or 0) * own.frame_ticks, is_drop


def pixel_aspect(kind: Node) -> Ratio:
    """Give how much wider pixels are than high, by Final Cut's names (ITU-R BT.601 for 601)."""
    name = text(kind, "pixelaspectratio").lower()
    is_wide = text(kind, "anamorphic").upper() == "TRUE"
    if name.startswith("hd-(1280"):
        return Ratio(3, 2)
    if name.startswith("hd-("):
        return Ratio(4, 3)
    if "601" in name:
        narrow = Ratio(59, 54) if "pal" in name else Ratio(10, 11)
        return Ratio(narrow.num * 4, narrow.den * 3) if is_wide else narrow
    return Ratio(1, 1)


def _all(node: Node, tags: tuple[str, ...]) -> Iterator[Node]:
    """Give every element of these kinds, at any depth."""
    stack = list(node.nodes())[::-1]
    while stack:
        found = stack.pop()
        if found.tag in tags:
            yield found
        stack += list(found.nodes())[::-1]
