"""OpenShot projects (`.osp`, version 2 and later) as projects."""

from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.interchange.features import label
from kijkocut.interchange.files import read_bytes
from kijkocut.interchange.foreign_effects import read_table
from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.mlt_notes import nearest_colour
from kijkocut.interchange.osp_clips import Dressing, Spot, caption_lines, speed_of
from kijkocut.interchange.osp_files import Files, is_title
from kijkocut.interchange.osp_layers import Both, Layer, Mask, rows
from kijkocut.interchange.osp_values import Part, value_at
from kijkocut.interchange.report import Ledger
from kijkocut.model.clip import CaptionSource, Clip, MediaSource, Source, TitleSource
from kijkocut.model.ids import ClipId, LinkId, MarkerId, SequenceId, TrackId
from kijkocut.model.media import MediaKind
from kijkocut.model.project import Project
from kijkocut.model.sequence import Marker, Sequence, Track, TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND, BadTimeError, Rate

_PICKLE: Final = (b"\x80", b"(i", b"ccopy", b"(d", b"c__")
_KEY: Final = SequenceId("seq-1")
_ICONS: Final = ("blue", "green", "red", "orange", "pink", "purple", "yellow")


def read_openshot(path: Path, ledger: Ledger) -> tuple[Project, tuple[SequenceId, ...]]:
    """Read a project.

    Raises:
        UnreadableFileError: It is damaged, no project of OpenShot, or of version 1.
        UnwritablePlaceError: It is not there or can't be read.
    """
    data = read_bytes(path)
    if data.startswith(_PICKLE):
        raise UnreadableFileError(
            f"{path.name} is of OpenShot 1. Open it in OpenShot 2 or later and save it there."
        )
    try:
        raw = msgspec.json.decode(data)
    except (msgspec.MsgspecError, RecursionError) as exc:
        raise UnreadableFileError(f"{path.name} is no project of OpenShot: {exc}.") from exc
    part = Part(raw)
    if not (part.has("clips") or part.has("layers") or part.has("files")):
        raise UnreadableFileError(
            f"{path.name} is no project of OpenShot: it has no clips, layers or files."
        )
    return FileReader(path, part, ledger).project(path.stem)


class FileReader:
    """Reads one file into one project."""

    def __init__(self, path: Path, part: Part, ledger: Ledger) -> None:
        """Read that file."""
        self._part = part
        self._ledger = ledger
        self._into = Gathering(ledger)
        self._table = read_table("openshot")
        self._sequence = _sequence(path.stem, part, ledger)
        self._into.sequences[_KEY] = self._sequence
        self._files = Files(path, part, self._into)
        self._dressing = Dressing(self._sequence, self._table, ledger)
        self._lines: list[tuple[int, int, str]] = []
        self._numbers = 0

    def project(self, name: str) -> tuple[Project, tuple[SequenceId, ...]]:
        """Give the project and its one sequence."""
        layers = self._layers()
        for part in self._part.parts("clips"):
            layer = self._home(layers, part)
            both = self._clip(part, layer)
            if both is not None:
                layer.clips.append(both)
        for part in self._part.parts("effects"):
            self._home(layers, part).masks.append(Mask.of(part, self._sequence.rate))
        tracks = self._tracks(layers)
        captions = self._captions()
        for part in self._part.parts("markers"):
            self._marker(part)
        self._into.sequences[_KEY] = replace(self._sequence, tracks=(*tracks, *captions))
        return self._into.project(name), (_KEY,)

    def _layers(self) -> dict[int, Layer]:
        """Give the layers by their numbers, from the lowest up."""
        found = sorted(self._part.parts("layers"), key=lambda part: part.number("number"))
        return {
            int(part.number("number")): Layer(
                name=part.text("label") or f"V{number}", is_locked=part.is_on("lock")
            )
            for number, part in enumerate(found, 1)
        }

    def _home(self, layers: dict[int, Layer], part: Part) -> Layer:
        number = int(part.number("layer"))
        if number not in layers:
            layers[number] = Layer(name=f"V{len(layers) + 1}")
        return layers[number]

    def _clip(self, part: Part, layer: Layer) -> Both | None:
        spot = Spot.of(part, self._sequence)
        row = self._files.of(part)
        name = part.text("title") or row.text("name")
        at = spot.start if spot is not None else 0
        where = f'{layer.name} {label(self._sequence, at)} "{name}"'
        if spot is None:
            self._ledger.drop("clips", where, "they have no length")
            return None
        source, has = self._source(part, row, where)
        if source is None:
            return None
        source_in, retime, is_exact = speed_of(part, spot, self._sequence)
        if not is_exact:
            self._ledger.approximate("speeds", where, "straight pieces")
        is_still = isinstance(source, TitleSource) or (
            isinstance(source, MediaSource)
            and self._into.media[source.media].facts.kind is MediaKind.image
        )
        base = Clip(
            id=ClipId(f"clip-{self._number()}"),
            track=TrackId(""),
            start=spot.start,
            duration=spot.duration,
            source=source,
            source_in=0 if is_still else source_in,
            name=name,
        )
        base = base if is_still else replace(base, retime=retime)
        self._note_captions(part, spot)
        link = LinkId(f"link-{self._number()}") if all(has) else None
        picture = sound = None
        if has[0]:
            picture = self._dressing.picture(replace(base, link=link), part, spot, where)
        if has[1]:
            heard = replace(base, id=ClipId(f"clip-{self._number()}"), link=link)
            sound = self._dressing.sound(heard, part, spot, where)
        for _ in filter(None, (picture, sound)):
            self._ledger.keep("clips")
        return Both(base, picture, sound)

    def _source(self, part: Part, row: Part, where: str) -> tuple[Source | None, tuple[bool, bool]]:
        """Give what a clip plays, and whether it is seen and heard."""
        if is_title(row.text("path")):
            title = self._files.title(row, where)
            return (TitleSource(title=title) if title is not None else None), (True, False)
        media = self._files.media(row)
        if media is None:
            self._ledger.drop("clips", where, "they play no file")
            return None, (False, False)
        has_picture, has_sound = media.facts.video is not None, media.facts.audio is not None
        for index, name in enumerate(("has_video", "has_audio")):
            if value_at(part.curve(name), 0, -1.0) == 0:
                has_picture, has_sound = has_picture and index == 1, has_sound and index == 0
        if not has_picture and not has_sound:
            self._ledger.drop("clips", where, "nothing of them is played")
            return None, (False, False)
        return MediaSource(media=media.id), (has_picture, has_sound)

    def _tracks(self, layers: dict[int, Layer]) -> list[TrackId]:
        """Make tracks: pictures from the lowest layer up, then their sounds."""
        pictures: list[tuple[str, Layer, list[Clip]]] = []
        sounds: list[tuple[str, Layer, list[Clip]]] = []
        for number in sorted(layers):
            layer = layers[number]
            for index, row in enumerate(
                rows(layer, self._table, self._ledger, self._sequence.rate)
            ):
                name = layer.name + (f" {index + 1}" if index else "")
                pictures.append((name, layer, [b.picture for b in row if b.picture is not None]))
                heard = [both.sound for both in row if both.sound is not None]
                if heard:
                    sounds.append((f"{name} sound", layer, heard))
        made = [self._track(TrackKind.video, *one) for one in pictures]
        return [*made, *(self._track(TrackKind.audio, *one) for one in sounds)]

    def _track(self, kind: TrackKind, name: str, layer: Layer, clips: list[Clip]) -> TrackId:
        key = TrackId(f"{_KEY}-{kind.value[0]}{self._number()}")
        self._into.tracks[key] = Track(
            id=key, sequence=_KEY, kind=kind, name=name, is_locked=layer.is_locked
        )
        for clip in clips:
            self._into.clips[clip.id] = replace(clip, track=key)
        return key

    def _note_captions(self, part: Part, spot: Spot) -> None:
        for effect in part.parts("effects"):
            if effect.text("class_name", "type") != "Caption":
                continue
            begin = float(spot.begin)
            for low, high, text in caption_lines(effect):
                at = max(0, round((low - begin) * TICKS_PER_SECOND))
                end = min(spot.duration, round((high - begin) * TICKS_PER_SECOND))
                if end > at:
                    self._lines.append((spot.start + at, spot.start + end, text))

    def _captions(self) -> list[TrackId]:
        """Put lines on caption tracks, as many as they need not to overlap."""
        ends: list[tuple[TrackId, int]] = []
        for low, high, text in sorted(self._lines):
            index = next((n for n, (_, end) in enumerate(ends) if end <= low), None)
            if index is None:
                index = len(ends)
                key = TrackId(f"{_KEY}-c{index + 1}")
                self._into.tracks[key] = Track(
                    id=key, sequence=_KEY, kind=TrackKind.caption, name=f"C{index + 1}"
                )
                ends.append((key, 0))
            key = ends[index][0]
            ends[index] = (key, high)
            clip = ClipId(f"caption-{self._number()}")
            self._into.clips[clip] = Clip(
                id=clip, track=key, start=low, duration=high - low, source=CaptionSource(text=text)
            )
            self._ledger.keep("captions")
        return [key for key, _ in ends]

    def _marker(self, part: Part) -> None:
        icon = part.text("icon").removesuffix(".png").lower()
        self._into.markers.append(
            Marker(
                id=MarkerId(f"marker-{len(self._into.markers) + 1}"),
                sequence=_KEY,
                at=max(0, round(part.number("position") * TICKS_PER_SECOND)),
                name=part.text("name"),
                colour=icon if icon in _ICONS else nearest_colour(part.text("vector", "color")),
            )
        )
        self._ledger.keep("markers")

    def _number(self) -> int:
        self._numbers += 1
        return self._numbers


def _sequence(name: str, part: Part, ledger: Ledger) -> Sequence:
    width, height = int(part.number("width")), int(part.number("height"))
    fps = part.part("fps")
    rate = _rate(int(fps.number("num")), int(fps.number("den", 1)))
    if not (2 <= width <= 32_768 and 2 <= height <= 32_768):
        width, height = 1280, 720
        ledger.approximate("profiles", name, "1280x720 is taken")
    if rate is None:
        ledger.approximate("frame rate", name, "30 fps is taken")
    sample_rate = int(part.number("sample_rate", 48_000))
    channels = int(part.number("channels", 2))
    return Sequence(
        id=_KEY,
        name=name,
        width=width // 2 * 2,
        height=height // 2 * 2,
        rate=rate or Rate(30),
        sample_rate=sample_rate if 8_000 <= sample_rate <= 192_000 else 48_000,
        channels=channels if channels in (1, 2, 6) else 2,
    )


def _rate(num: int, den: int) -> Rate | None:
    if num <= 0 or den <= 0 or not 1 <= num / den <= 1000:
        return None
    try:
        found = Rate.of(num, den)
    except BadTimeError:
        return None
    return found if found.is_sound else None
