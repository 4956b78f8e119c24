"""Everything outside the project that faces of clips show: pictures, waveforms, files, jobs."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.media.feeder import Feeder
from kijkocut.desktop.media.presence import Presence
from kijkocut.desktop.timeline.stand_ins import StandIns
from kijkocut.desktop.timeline.strips import FrameStrips
from kijkocut.desktop.timeline.supply import Supply
from kijkocut.desktop.timeline.waves import Waves
from kijkocut.edit.changeset import ChangeSet
from kijkocut.jobs import JobState
from kijkocut.model.media import Media

if TYPE_CHECKING:
    from kijkocut.model.ids import MediaId

_REFRESH_MS = 400
"""At least so long between two looks at what a running job has made."""


class Gallery(QObject):
    """What there is to show of media, for one timeline. Lives on the UI thread."""

    changed = Signal(str)
    """The content hash of a medium that shows something else now; empty when it may be any."""
    _heard = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Watch the media of the desk's project."""
        super().__init__()
        self._desk = desk
        self.supply = Supply()
        self.strips = FrameStrips(desk.studio, self.supply)
        self.waves = Waves(desk.studio, self.supply)
        self._stand_ins = StandIns(desk, self.supply)
        self._presence = Presence()
        self._feeder = Feeder(desk)
        parts = (self.supply, self.strips, self.waves, self._stand_ins, self._presence)
        for part in (*parts, self._feeder):
            part.setParent(self)
        self._by_hash: dict[str, MediaId] = {}
        self._shares: dict[str, dict[str, float]] = {}
        self._fresh: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self._refresh)
        self.strips.changed.connect(self.changed)
        self._stand_ins.changed.connect(self.changed)
        self.waves.changed.connect(self.changed)
        self.strips.lacking.connect(self._prepare)
        self.waves.lacking.connect(self._prepare)
        self._feeder.progressed.connect(self._has_news)
        self._presence.changed.connect(lambda: self.changed.emit(""))
        self._heard.connect(self._on_job, Qt.ConnectionType.QueuedConnection)
        self._leave = desk.studio.jobs.listen(self._hear)
        self.destroyed.connect(self._leave)
        desk.project_opened.connect(self._begin)
        desk.project_closing.connect(self._end)
        desk.project_changed.connect(self._follow)
        self._begin()

    def is_offline(self, media: Media) -> bool:
        """Whether the file of a medium is known to be gone."""
        return self._presence.is_missing(media.id)

    def has_proxy(self, media: Media) -> bool:
        """Whether previews show a proxy of a medium."""
        return self._stand_ins.has(media)

    def share(self, media: Media) -> float | None:
        """Give how far the jobs that run on a medium are, 0 to 1; None when there are none."""
        shares = self._shares.get(media.facts.content_hash)
        return min(shares.values()) if shares else None

    def _begin(self) -> None:
        self._by_hash = {
            media.facts.content_hash: key for key, media in self._desk.project.media.items()
        }
        self._presence.look(self._desk.project)

    def _end(self) -> None:
        self._by_hash, self._shares = {}, {}
        self._timer.stop()
        self.supply.close()
        self._presence.forget()
        self._presence.close()

    def _follow(self, done: ChangeSet) -> None:
        if any(table == "media" for table, _ in done.added | done.removed | done.changed):
            self._begin()

    def _prepare(self, content_hash: str) -> None:
        media = self._by_hash.get(content_hash)
        if media is not None and not self._presence.is_missing(media):
            self._feeder.want((media,), is_urgent=True)

    def _has_news(self, content_hash: str) -> None:
        self._fresh.add(content_hash)
        if not self._timer.isActive():
            self._timer.start()

    def _refresh(self) -> None:
        fresh, self._fresh = self._fresh, set()
        for content_hash in fresh:
            self.strips.refresh(content_hash)
            self.waves.refresh(content_hash)

    def _hear(self, state: JobState) -> None:
        with suppress(RuntimeError):  # jobs outlive windows
            self._heard.emit(state)

    def _on_job(self, state: JobState) -> None:
        """Jobs on a medium carry its content hash as the second word of their key."""
        words = state.order.key.split()
        if len(words) < 2 or words[1] not in self._by_hash:
            return
        shares = self._shares.setdefault(words[1], {})
        if state.stage.is_over:
            shares.pop(state.order.key, None)
            if state.order.kind in ("thumbnails", "waveform"):
                self._has_news(words[1])
            elif state.order.kind == "proxy":
                self._stand_ins.refresh(words[1])
        else:
            shares[state.order.key] = state.share
        self.changed.emit(words[1])
