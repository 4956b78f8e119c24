"""What an open project needs of the program that opened it."""

from pathlib import Path
from typing import Literal, Protocol

from kijkocut.audio import Waveforms
from kijkocut.export import EncoderBook, Engine
from kijkocut.jobs import Jobs
from kijkocut.media import Proxies, Thumbnails
from kijkocut.model.media import MediaFacts
from kijkocut.workspace.segments import Segments
from kijkocut.workspace.settings import Settings

Way = Literal["best", "planar", "gpu"]
"""How frames are made: by planes where they give the same and GL is software, or always one way."""


class Services(Engine, Protocol):
    """The engine, long tasks, and a way to measure files; `Studio` gives them."""

    @property
    def jobs(self) -> Jobs:
        """Where long tasks run."""

    @property
    def segments(self) -> Segments:
        """Frames rendered ahead, of all projects."""

    @property
    def proxies(self) -> Proxies:
        """Small copies of heavy footage, of all projects."""

    @property
    def thumbnails(self) -> Thumbnails:
        """Strips of small pictures, of all projects."""

    @property
    def waveforms(self) -> Waveforms:
        """Waveforms, of all projects."""

    @property
    def way(self) -> Way:
        """How frames are made where there is a choice."""

    @property
    def encoders(self) -> EncoderBook:
        """Which hardware encoders work here."""

    @property
    def settings(self) -> Settings:
        """The person's settings on this machine."""

    @property
    def own_effects(self) -> Path:
        """Where the user's own effects belong."""

    @property
    def effect_folders(self) -> tuple[Path, ...]:
        """Where effects lie that are not the program's own, the nearest last."""

    def probe(self, path: Path) -> MediaFacts:
        """Measure a media file."""
