"""Writing projects in MLT's XML, so that melt can do what we do.

Format: https://www.mltframework.org/docs/mltxml/ .
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from kijkocut.model.ticks import Rate

COLOUR: Final = Path("colour:red")
"""A source of one colour: no file is opened."""


class MeltProject:
    """An MLT project under construction. Frames count from zero, ends are exclusive."""

    def __init__(self, width: int, height: int, rate: Rate) -> None:
        """Start an empty project of that picture."""
        self._root = ET.Element("mlt", {"producer": "the-film"})
        profile = {
            "width": width,
            "height": height,
            "frame_rate_num": rate.num,
            "frame_rate_den": rate.den,
            "sample_aspect_num": 1,
            "sample_aspect_den": 1,
            "display_aspect_num": width,
            "display_aspect_den": height,
            "progressive": 1,
            "colorspace": 709,
        }
        ET.SubElement(self._root, "profile", {k: str(v) for k, v in profile.items()})
        self._producers: dict[tuple[str, Path], str] = {}
        self._tracks: dict[str, ET.Element] = {}
        self._above: list[ET.Element] = []

    def add_track(self, name: str) -> None:
        """Add a track on top."""
        self._tracks[name] = ET.Element("playlist", {"id": name})

    def add_blank(self, track: str, frames: int) -> None:
        """Leave the track empty for so many frames."""
        if frames:
            ET.SubElement(self._tracks[track], "blank", {"length": str(frames)})

    def add_entry(self, track: str, source: Path, first: int, end: int) -> None:
        """Append frames `first` to `end` of a source."""
        key = (track, source)
        if key not in self._producers:
            self._producers[key] = name = f"source{len(self._producers)}"
            producer = ET.SubElement(self._root, "producer", {"id": name})
            self._set(producer, {"resource": str(source), "length": "1000000", "eof": "pause"})
        entry = {"producer": self._producers[key], "in": str(first), "out": str(end - 1)}
        ET.SubElement(self._tracks[track], "entry", entry)

    def add_filter(self, track: str, service: str, properties: Mapping[str, str]) -> None:
        """Put a filter on a track."""
        found = ET.SubElement(self._tracks[track], "filter")
        self._set(found, {"mlt_service": service, **properties})

    def join(
        self,
        service: str,
        tracks: tuple[str, str],
        span: tuple[int, int] | None,
        properties: Mapping[str, str],
    ) -> None:
        """Combine a lower and an upper track, in a span of the timeline or always."""
        names = list(self._tracks)
        transition = ET.Element("transition")
        if span is not None:
            transition.set("in", str(span[0]))
            transition.set("out", str(span[1] - 1))
        a, b = (str(names.index(track)) for track in tracks)
        self._set(transition, {"mlt_service": service, "a_track": a, "b_track": b, **properties})
        self._above.append(transition)

    def write(self, path: Path) -> Path:
        """Write the XML and give its path back."""
        main = ET.Element("tractor", {"id": "the-film"})
        for name, track in self._tracks.items():
            self._root.append(track)
            ET.SubElement(main, "track", {"producer": name})
        main.extend(self._above)
        self._root.append(main)
        ET.ElementTree(self._root).write(path, encoding="utf-8", xml_declaration=True)
        return path

    def _set(self, element: ET.Element, properties: Mapping[str, str]) -> None:
        for name, value in properties.items():
            ET.SubElement(element, "property", {"name": name}).text = value
