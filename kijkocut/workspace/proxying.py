"""Proxies of a project's media: one switch, and jobs that make what is missing."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from kijkocut.edit.session import Session
from kijkocut.jobs import Control, Job, Order
from kijkocut.media import ProxySize
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Media
from kijkocut.workspace.machine_settings import PROXIES_ON, PROXY_SIZE
from kijkocut.workspace.services import Services

if TYPE_CHECKING:
    from kijkocut.media import Proxy


class ProxyStanding(Struct, frozen=True, kw_only=True):
    """How one media stands."""

    media: MediaId
    name: str
    is_suited: bool
    """Whether there is a moving picture to make a proxy of."""
    size_bytes: int
    """What its proxies take on disk; 0 when there is none."""


class ProjectProxies:
    """The proxies of one project's media, and the switch.

    Used on the session thread, apart from `stand_in`, which may be asked anywhere.
    """

    def __init__(self, session: Session, services: Services) -> None:
        """Make nothing yet."""
        self._session, self._services = session, services

    @property
    def is_on(self) -> bool:
        """Whether previews and stills show proxies where there are some; exports never do."""
        return self._services.settings.is_on(PROXIES_ON)

    def turn_on(self) -> "tuple[Job[Proxy], ...]":
        """Show proxies from now on, on this machine; gives the jobs that make missing ones."""
        self._set(is_on=True)
        return self.make()

    def turn_off(self) -> None:
        """Show originals from now on; proxies stay on disk."""
        self._set(is_on=False)

    def make(self, media_ids: Iterable[MediaId] | None = None) -> "tuple[Job[Proxy], ...]":
        """Start making proxies of these media, or of all, that lack one.

        Made again by whoever asks after a restart: the key is the content.
        """
        project = self._session.snapshot
        wanted = sorted(project.media) if media_ids is None else media_ids
        media = (project.media[key] for key in wanted)
        return tuple(self._start(one) for one in media if self._lacks(one))

    def remove(self, media_ids: Iterable[MediaId] | None = None) -> int:
        """Delete the proxies of these media, or of all; gives the bytes that were freed."""
        project = self._session.snapshot
        freed = 0
        for media in (
            project.media[k] for k in (project.media if media_ids is None else media_ids)
        ):
            while (proxy := self._services.proxies.find(media.facts)) is not None:
                freed += proxy.size_bytes
                proxy.remove()
        return freed

    def standing(self) -> tuple[ProxyStanding, ...]:
        """Tell of every media, by name."""
        media = self._session.snapshot.media.values()
        return tuple(
            ProxyStanding(
                media=one.id,
                name=one.name,
                is_suited=self._services.proxies.suits(one.facts),
                size_bytes=proxy.size_bytes if (proxy := self._find(one)) is not None else 0,
            )
            for one in sorted(media, key=lambda m: (m.name, m.id))
        )

    def stand_in(self, media: Media, stream: int | None) -> "Proxy | None":
        """Give the proxy that a preview shows for a stream: none when the switch is off."""
        return self._services.proxies.find(media.facts, stream=stream) if self.is_on else None

    def _find(self, media: Media) -> "Proxy | None":
        return self._services.proxies.find(media.facts)

    def _lacks(self, media: Media) -> bool:
        return self._services.proxies.suits(media.facts) and self._find(media) is None

    def _start(self, media: Media) -> "Job[Proxy]":
        size = ProxySize(self._services.settings.text(PROXY_SIZE))

        def work(control: Control) -> "Proxy":
            return self._services.proxies.make(
                media.path,
                media.facts,
                size=size,
                on_progress=control.report,
                is_cancelled=control.is_cancelled,
            )

        order = Order(
            title=f"Make a proxy of {media.name}",
            kind="proxy",
            key=f"proxy {media.facts.content_hash} {size}",
            priority=-10,
        )
        return self._services.jobs.submit(order, work)

    def _set(self, *, is_on: bool) -> None:
        self._services.settings.set(PROXIES_ON, is_on)
