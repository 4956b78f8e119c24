"""Frames for looking at while editing: rendered ahead or from proxies, where there are some."""

import logging

import numpy as np
from numpy.typing import NDArray

from kijkocut.media import MediaError
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ticks
from kijkocut.workspace.prerender import Prerender
from kijkocut.workspace.proxying import ProjectProxies
from kijkocut.workspace.rendered_frame import as_project
from kijkocut.workspace.services import Services
from kijkocut.workspace.still import StillRenderer

log = logging.getLogger(__name__)


class Preview:
    """Frames of one project as an editor sees them at work; never what an export writes."""

    def __init__(self, services: Services, prerender: Prerender, proxies: ProjectProxies) -> None:
        """Show nothing yet."""
        self._services, self._prerender, self._proxies = services, prerender, proxies

    def frame(
        self,
        project: Project,
        sequence_id: SequenceId,
        at: Ticks,
        *,
        size: tuple[int, int] | None = None,
    ) -> NDArray[np.uint8]:
        """Give the frame on show at `at`; any thread.

        Args:
            project: A snapshot.
            sequence_id: Which sequence.
            at: Sequence time in ticks.
            size: Pixels wanted; None is the canvas.

        Returns:
            Rows, columns, RGBA; straight alpha, in the sequence's colour space.

        Raises:
            MediaError: A file that the frame needs can't be read.
        """
        found = self._prerender.find(project, sequence_id, at)
        if found is not None:
            try:
                film, alone, moment = as_project(found)
                return self._stills(film).frame(alone, moment, size=size)
            except MediaError as exc:
                log.warning("a rendered frame is of no use: %s", exc)
                self._prerender.segments.drop(found)
        return self._stills(project).frame(sequence_id, at, size=size)

    def _stills(self, project: Project) -> StillRenderer:
        services = self._services
        return StillRenderer(
            project,
            pool=services.pool,
            renderer=services.renderer,
            catalogue=services.catalogue,
            stand_in=self._proxies.stand_in,
        )
