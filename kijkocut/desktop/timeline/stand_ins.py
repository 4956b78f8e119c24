"""Which media are shown by their proxies now."""

from PySide6.QtCore import QObject, Signal

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.timeline.supply import Supply
from kijkocut.model.media import Media

_SWITCH = "proxies.on"


class StandIns(QObject):
    """Looks for proxies by content, off the UI thread. Lives on the UI thread."""

    changed = Signal(str)
    """The content hash of a medium that has a proxy, or has none any more; empty for any."""

    def __init__(self, desk: Desk, supply: Supply) -> None:
        """Look in the studio of `desk` with the thread of `supply`."""
        super().__init__()
        self._desk, self._supply = desk, supply
        self._known: dict[str, bool] = {}
        supply.came.connect(self._take)
        self.destroyed.connect(desk.studio.settings.listen(self._on_setting))

    def has(self, media: Media) -> bool:
        """Whether previews show a proxy of a medium; False until it has been looked for."""
        key = media.facts.content_hash
        if not key or not self._desk.studio.settings.is_on(_SWITCH):
            return False
        found = self._known.get(key)
        if found is None:
            self._known[key] = False
            proxies, facts = self._desk.studio.proxies, media.facts
            self._supply.want(("proxy", key), lambda: proxies.find(facts) is not None)
        return bool(found)

    def refresh(self, content_hash: str = "") -> None:
        """Look again for the proxy of one medium, or of all, when asked for it."""
        if content_hash:
            self._known.pop(content_hash, None)
        else:
            self._known.clear()
        self.changed.emit(content_hash)

    def _take(self, key: object, found: object) -> None:
        if isinstance(key, tuple) and len(key) == 2 and key[0] == "proxy" and found:
            self._known[str(key[1])] = True
            self.changed.emit(str(key[1]))

    def _on_setting(self, name: str) -> None:
        if name == _SWITCH:
            self.refresh()
