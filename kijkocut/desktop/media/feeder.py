"""Has thumbnails and waveforms made a few media at a time, those on show first."""

from contextlib import suppress
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal

from kijkocut.desktop.desk import Desk
from kijkocut.jobs import JobId, JobState, Stage
from kijkocut.model.ids import MediaId

_AT_ONCE: Final = 4
"""Media; the jobs of thousands at once would be slow to list, and none would be the next."""


class Feeder(QObject):
    """Hands media to the preparation of the open project. Lives on the UI thread."""

    progressed = Signal(str)
    """The content hash of a medium of which there is more to show now."""
    _heard = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Prepare nothing yet."""
        super().__init__()
        self._desk = desk
        self._waiting: dict[MediaId, None] = {}
        self._tried: set[str] = set()
        self._running: dict[JobId, str] = {}
        self._heard.connect(self._on_job, Qt.ConnectionType.QueuedConnection)
        self._leave = desk.studio.jobs.listen(self._hear)
        self.destroyed.connect(self._leave)
        desk.project_opened.connect(self._begin)
        desk.project_closing.connect(self._begin)

    def want(self, media: tuple[MediaId, ...], *, is_urgent: bool = False) -> None:
        """Have these media prepared unless that was tried; urgent ones come first."""
        known = self._desk.project.media
        new = {key: None for key in media if known[key].facts.content_hash not in self._tried}
        self._waiting = {**new, **self._waiting} if is_urgent else {**self._waiting, **new}
        self._feed()

    @property
    def is_busy(self) -> bool:
        """Whether anything is being prepared."""
        return bool(self._running)

    def close(self) -> None:
        """Hear nothing more."""
        self._leave()
        self._begin()

    def _hear(self, state: JobState) -> None:
        with suppress(RuntimeError):  # jobs outlive windows, and a window this object
            self._heard.emit(state)

    def _begin(self) -> None:
        self._waiting, self._tried, self._running = {}, set(), {}

    def _feed(self) -> None:
        work = self._desk.work
        while work is not None and self._waiting and len(set(self._running.values())) < _AT_ONCE:
            key = next(iter(self._waiting))
            del self._waiting[key]
            media = work.project.media.get(key)
            if media is None or media.facts.content_hash in self._tried:
                continue
            content_hash = media.facts.content_hash
            self._tried.add(content_hash)
            jobs = work.preparation.start((key,))
            self._running |= {j.id: content_hash for j in jobs if not j.state.stage.is_over}

    def _on_job(self, state: JobState) -> None:
        content_hash = self._running.get(state.id)
        if content_hash is None:
            return
        if state.stage.is_over:
            del self._running[state.id]
            self._feed()
        is_news = state.stage in (Stage.running, Stage.done) and state.share > 0.0
        if is_news and state.order.kind in ("thumbnails", "waveform"):
            self.progressed.emit(content_hash)
