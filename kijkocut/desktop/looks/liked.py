"""What the person likes and used last, and which transition is the usual one; kept in settings."""

from collections.abc import Callable
from typing import Final

from kijkocut.desktop.looks.look import Look, LookKind
from kijkocut.workspace import Settings

_FAVOURITES: Final = "looks.favourites"
_RECENT: Final = "looks.recent"
_USUAL: Final = {
    LookKind.transition: "looks.transition",
    LookKind.sound_transition: "looks.sound_transition",
}
_REMEMBERED: Final = 24


class Liked:
    """Favourites, recently used, usual transitions. On the UI thread."""

    def __init__(self, settings: Settings) -> None:
        """Read and write `settings`."""
        self._settings = settings

    @property
    def favourites(self) -> tuple[str, ...]:
        """Keys of the favourites, oldest first."""
        return self._keys(_FAVOURITES)

    @property
    def recent(self) -> tuple[str, ...]:
        """Keys of what was used, last first."""
        return self._keys(_RECENT)

    def is_favourite(self, look: Look) -> bool:
        """Tell whether it is one."""
        return look.key in self.favourites

    def toggle(self, look: Look) -> None:
        """Make it a favourite, or no favourite any more."""
        keys = self.favourites
        kept = tuple(key for key in keys if key != look.key)
        self._keep(_FAVOURITES, kept if look.key in keys else (*keys, look.key))

    def used(self, look: Look) -> None:
        """Note that it was just used."""
        kept = (look.key, *(key for key in self.recent if key != look.key))
        self._keep(_RECENT, kept[:_REMEMBERED])

    def usual(self, kind: LookKind) -> str:
        """Give the name of the transition that Ctrl+T puts on picture or on sound."""
        return self._settings.text(_USUAL[kind])

    def is_usual(self, look: Look) -> bool:
        """Tell whether it is the usual transition of its kind."""
        return look.kind in _USUAL and self.usual(look.kind) == look.name

    def make_usual(self, look: Look) -> None:
        """Make a transition the usual one of its kind."""
        self._settings.set(_USUAL[look.kind], look.name)

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` after each change; gives what stops it."""

        def told(name: str) -> None:
            if name.startswith("looks."):
                listener()

        return self._settings.listen(told)

    def _keys(self, setting: str) -> tuple[str, ...]:
        return tuple(filter(None, self._settings.text(setting).split("\n")))

    def _keep(self, setting: str, keys: tuple[str, ...]) -> None:
        self._settings.set(setting, "\n".join(keys))
