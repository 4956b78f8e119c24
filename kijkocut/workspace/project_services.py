"""The services as one project sees them: with the effects that lie beside its file."""

from pathlib import Path
from typing import Final

from kijkocut.effects import Catalogue
from kijkocut.media import MediaPool
from kijkocut.model.media import MediaFacts
from kijkocut.model.params import ParamSpec
from kijkocut.render import RenderThread
from kijkocut.workspace.services import Services

_FOLDER: Final = "effects"


class ProjectServices:
    """The program's services with a catalogue, and a renderer for it, of the project's own.

    A project may bring effects in a folder `effects` beside its file; of one name they come before
    the user's, and those before the program's. Without any, catalogue and renderer are the
    program's. Also the port through which commands learn of effects, so that files which come
    later are known to a session that is open.
    """

    def __init__(self, services: Services, folder: Path) -> None:
        """Read what lies in `effects` in `folder`, where the project file is."""
        self._services = services
        self._own: RenderThread | None = None
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
        if self._catalogue is self._services.catalogue:
            return self._services.renderer
        if self._own is None:
            self._own = RenderThread(self._catalogue)
        return self._own

    @property
    def pool(self) -> MediaPool:
        """The program's decoders."""
        return self._services.pool

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
