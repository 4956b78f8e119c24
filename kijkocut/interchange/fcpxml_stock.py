"""The resources of an FCPXML file that is being written, each made once."""

import itertools
from pathlib import PurePath
from typing import Final

from kijkocut.interchange.fcpxml_time import (
    COLOUR_SPACES,
    format_name,
    frame_duration,
    written,
)
from kijkocut.interchange.otio_writing import media_start
from kijkocut.interchange.xml_text import Made
from kijkocut.model.ids import MediaId, SequenceId
from kijkocut.model.media import Media, MediaKind
from kijkocut.model.project import Project
from kijkocut.model.sequence import ColourSpace, Sequence
from kijkocut.model.ticks import Rate

EFFECTS: Final = {
    "Cross Dissolve": "FxPlug:4731E73A-8DAC-4113-9A30-AE85B1761265",
    "Audio Crossfade": "FFAudioTransition",
    "Custom": ".../Generators.localized/Solids.localized/Custom.localized/Custom.motn",
    "Basic Title": ".../Titles.localized/Bumper:Opener.localized/Basic Title.localized/"
    "Basic Title.moti",
}
"""The effects of Final Cut Pro that files here refer to: name and uid."""
_STILL: Final = "FFVideoFormatRateUndefined"


class Stock:
    """Makes formats, assets, effects and compound clips when they are first asked for."""

    def __init__(self, project: Project, rate: Rate) -> None:
        """Make them for that project; `rate` is that of files which say none."""
        self._project = project
        self._rate = rate
        self._ids: dict[tuple[object, ...], str] = {}
        self._made: list[Made] = []
        self._styles = itertools.count(1)
        self.nests: list[tuple[SequenceId, Made]] = []
        """Compound clips whose timeline is still to be written into their element."""

    def style_key(self) -> str:
        """Give a name for a title's styles that no other title has."""
        return f"ts{next(self._styles)}"

    def resources(self) -> Made:
        """Give them all, formats first."""
        order = ("format", "asset", "effect", "media")
        return Made("resources", *sorted(self._made, key=lambda made: order.index(made.tag)))

    def sequence_format(self, sequence: Sequence) -> str:
        """Give the id of a sequence's format."""
        size = (sequence.width, sequence.height)
        return self._format(size, sequence.rate, sequence.colour_space)

    def asset(self, key: MediaId) -> str:
        """Give the id of a file's asset."""
        name = ("asset", key)
        if name not in self._ids:
            media = self._project.media[key]
            self._ids[name] = made = f"r{len(self._ids) + 1}"
            self._made.append(self._asset(media, made))
        return self._ids[name]

    def effect(self, name: str) -> str:
        """Give the id of one of `EFFECTS`."""
        key = ("effect", name)
        if key not in self._ids:
            self._ids[key] = made = f"r{len(self._ids) + 1}"
            self._made.append(Made("effect", id=made, name=name, uid=EFFECTS[name]))
        return self._ids[key]

    def nest(self, key: SequenceId) -> str:
        """Give the id of a compound clip, whose timeline is then among `nests`."""
        name = ("nest", key)
        if name not in self._ids:
            self._ids[name] = made = f"r{len(self._ids) + 1}"
            media = Made("media", id=made, name=self._project.sequences[key].name)
            self._made.append(media)
            self.nests.append((key, media))
        return self._ids[name]

    def _format(self, size: tuple[int, int], rate: Rate | None, colour: ColourSpace) -> str:
        key = ("format", size, rate, colour)
        if key not in self._ids:
            self._ids[key] = made = f"r{len(self._ids) + 1}"
            self._made.append(
                Made(
                    "format",
                    id=made,
                    name=format_name(size, rate) if rate is not None else _STILL,
                    frameDuration=frame_duration(rate) if rate is not None else None,
                    width=str(size[0]),
                    height=str(size[1]),
                    colorSpace=COLOUR_SPACES[colour],
                )
            )
        return self._ids[key]

    def _asset(self, media: Media, key: str) -> Made:
        facts = media.facts
        video, audio = facts.video, facts.audio
        is_still = facts.kind is MediaKind.image
        shape = None
        if video is not None:
            rate = None if is_still else video.rate or self._rate
            shape = self._format(video.display_size, rate, ColourSpace.bt709)
        path = PurePath(media.path)
        made = Made(
            "asset",
            id=key,
            name=media.name,
            start=written(media_start(media, self._rate)),
            duration=written(0 if is_still else facts.duration),
            hasVideo="1" if video is not None else None,
            format=shape,
            hasAudio="1" if audio is not None else None,
        )
        if audio is not None:
            made.attributes["audioSources"] = str(len(facts.audios))
            made.attributes["audioChannels"] = str(audio.channels)
            made.attributes["audioRate"] = str(audio.sample_rate)
        url = path.as_uri() if path.is_absolute() else media.path
        return made.add(Made("media-rep", kind="original-media", src=url))
