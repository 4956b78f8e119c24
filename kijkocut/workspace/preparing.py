"""What a window wants of new media before anybody asks: thumbnails, waveforms, proxies."""

from collections.abc import Iterable

from kijkocut.audio import Peaks
from kijkocut.edit.session import Session
from kijkocut.jobs import Control, Job, Order, Resource
from kijkocut.model.ids import MediaId
from kijkocut.model.media import AudioStream, Media
from kijkocut.workspace.proxying import ProjectProxies
from kijkocut.workspace.services import Services


class Preparation:
    """Jobs that make what views of media show; each thing is made once per content."""

    def __init__(self, session: Session, services: Services, proxies: ProjectProxies) -> None:
        """Make nothing yet."""
        self._session, self._services, self._proxies = session, services, proxies

    def start(self, media_ids: Iterable[MediaId] | None = None) -> tuple[Job[object], ...]:
        """Start making what these media, or all, lack; pictures first. On the session thread.

        Proxies are among it while they are switched on. Opening a file for its thumbnails builds
        its index of keyframes as well.
        """
        project = self._session.snapshot
        wanted = tuple(sorted(project.media) if media_ids is None else media_ids)
        jobs: list[Job[object]] = []
        for media in (project.media[key] for key in wanted):
            jobs += self._of(media)
        if self._proxies.is_on:
            jobs += self._proxies.make(wanted)
        return tuple(jobs)

    def _of(self, media: Media) -> list[Job[object]]:
        facts = media.facts
        jobs: list[Job[object]] = []
        if facts.video is not None and not self._services.thumbnails.strip(facts).is_whole:
            jobs.append(self._thumbnails(media))
        known = self._services.waveforms
        lacking = (s for s in facts.audios if known.find(facts, stream=s.index) is None)
        return [*jobs, *(self._waveform(media, stream) for stream in lacking)]

    def _thumbnails(self, media: Media) -> Job[object]:
        def work(control: Control) -> object:
            return self._services.thumbnails.make(
                media.path,
                media.facts,
                proxy=self._services.proxies.find(media.facts),
                on_progress=control.report,
                is_cancelled=control.is_cancelled,
            )

        order = Order(
            title=f"Thumbnails of {media.name}",
            kind="thumbnails",
            key=f"thumbnails {media.facts.content_hash}",
            priority=5,
            resource=Resource.light,
        )
        return self._services.jobs.submit(order, work)

    def _waveform(self, media: Media, stream: AudioStream) -> Job[object]:
        def work(control: Control) -> object:
            return self._measured(media, stream, control)

        order = Order(
            title=f"Waveform of {media.name}",
            kind="waveform",
            key=f"waveform {media.facts.content_hash} {stream.index}",
            priority=4,
            resource=Resource.light,
        )
        return self._services.jobs.submit(order, work)

    def _measured(self, media: Media, stream: AudioStream, control: Control) -> Peaks:
        source = self._services.pool.audio(
            media.path, media.facts, stream=stream.index, sample_rate=stream.sample_rate
        )
        try:
            return self._services.waveforms.make(
                media.facts,
                source,
                stream=stream.index,
                on_progress=control.report,
                is_cancelled=control.is_cancelled,
            )
        finally:
            source.close()
