"""The services as one project sees them: with the effects that lie beside its file."""

from pathlib import Path
from typing import Final

from kijkocut.audio import Waveforms
from kijkocut.effects import Catalogue
from kijkocut.export import EncoderBook
from kijkocut.jobs import Jobs
from kijkocut.media import MediaPool, Proxies, Thumbnails
from kijkocut.model.media import MediaFacts
from kijkocut.model.params import ParamSpec
from kijkocut.render import RenderThread
from kijkocut.workspace.beside import fonts_beside
from kijkocut.workspace.segments import Segments
from kijkocut.workspace.services import Services, Way
from kijkocut.workspace.settings import Settings

_FOLDER: Final = "effects"


class ProjectServices:
    """The program's services with a catalogue, and a renderer for it, of the project's own.

    A project may bring effects in a folder `effects` beside its file; of one name they come before
    the user's, and those before the program's. An archive brings fonts likewise. Without any,
    catalogue and renderer are the program's. Also the port through which commands learn of
    effects, so that files which come later are known to a session that is open.
    """

    def __init__(self, services: Services, folder: Path) -> None:
        """Read what lies in `effects` in `folder`, where the project file is."""
        self._services = services
        self._own: RenderThread | None = None
        self._fonts = fonts_beside(folder)
        self.folder = folder / _FOLDER
        """Where the project's own effects belong."""
        has_own = self.folder.is_dir()
        self._catalogue = self._read() if has_own else services.catalogue

    @property
    def catalogue(self) -> Catalogue:
        """The program's effects, the user's and the project's."""
        return self._catalogue

    @property
    def renderer(self) -> RenderThread:
        """A renderer that knows `catalogue`."""
        if self._catalogue is self._services.catalogue and not self._fonts:
            return self._services.renderer
        if self._own is None:
            self._own = RenderThread(self._catalogue, self._fonts, way=self.way)
        return self._own

    @property
    def fonts(self) -> tuple[Path, ...]:
        """Fonts that came with the project."""
        return self._fonts

    @property
    def pool(self) -> MediaPool:
        """The program's decoders."""
        return self._services.pool

    @property
    def way(self) -> Way:
        """How frames are made where there is a choice."""
        return self._services.way

    @property
    def jobs(self) -> Jobs:
        """Where long tasks run."""
        return self._services.jobs

    @property
    def segments(self) -> Segments:
        """Frames rendered ahead, of all projects."""
        return self._services.segments

    @property
    def proxies(self) -> Proxies:
        """Small copies of heavy footage, of all projects."""
        return self._services.proxies

    @property
    def thumbnails(self) -> Thumbnails:
        """Strips of small pictures, of all projects."""
        return self._services.thumbnails

    @property
    def waveforms(self) -> Waveforms:
        """Waveforms, of all projects."""
        return self._services.waveforms

    @property
    def encoders(self) -> EncoderBook:
        """Which hardware encoders work here."""
        return self._services.encoders

    @property
    def settings(self) -> Settings:
        """The person's settings on this machine."""
        return self._services.settings

    @property
    def own_effects(self) -> Path:
        """Where the user's own effects belong."""
        return self._services.own_effects

    @property
    def effect_folders(self) -> tuple[Path, ...]:
        """Where effects lie that are not the program's own: the nearest last."""
        return (self.own_effects, self.folder)

    def probe(self, path: Path) -> MediaFacts:
        """Measure a media file."""
        return self._services.probe(path)

    def reload_effects(self) -> bool:
        """Read all effects folders again, and tell whether anything changed.

        Frames that are being rendered keep the effects as they were.
        """
        fresh = self._read()
        if fresh.is_like(self._catalogue):
            return False
        self._catalogue = fresh
        self.close()
        return True

    def params(self, kind: str, role: str) -> tuple[ParamSpec, ...] | None:
        """Give the parameters of an effect as it is now; see `Catalogue.params`."""
        return self._catalogue.params(kind, role)

    def kinds(self, role: str) -> tuple[str, ...]:
        """Give the names known now in a role; see `Catalogue.kinds`."""
        return self._catalogue.kinds(role)

    def close(self) -> None:
        """Stop the renderer if there is one of the project's own; what was submitted is done."""
        own, self._own = self._own, None
        if own is not None:
            own.close()

    def _read(self) -> Catalogue:
        own = (self.folder,) if self.folder.is_dir() else ()
        return self._services.catalogue.reread(*own)
