"""Actions that need the timeline's own view: zooming and fitting."""

from kijkocut.desktop.action import Action, with_selection, with_sequence
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.model.ticks import TICKS_PER_SECOND


def view_actions(view: TimelineView) -> tuple[Action, ...]:
    """Give the actions of one timeline."""

    def zoom(desk: Desk, factor: float) -> None:
        x = view.x_of(desk.playhead)
        view.zoom(factor, x if 0 <= x < view.width else view.width / 2)

    def fit(desk: Desk) -> None:
        if desk.sequence is not None:
            end = desk.project.sequence_end(desk.sequence.id)
            view.fit(0, max(end, TICKS_PER_SECOND))

    def fit_selection(desk: Desk) -> None:
        clips = desk.selected_clips
        view.fit(min(clip.start for clip in clips), max(clip.end for clip in clips))

    return (
        Action(
            name="timeline.zoom_in",
            text="Zoom In",
            menu="View/Timeline",
            keys=("+", "="),
            run=lambda desk: zoom(desk, 0.7),
            is_enabled=with_sequence,
        ),
        Action(
            name="timeline.zoom_out",
            text="Zoom Out",
            menu="View/Timeline",
            keys=("-",),
            run=lambda desk: zoom(desk, 1 / 0.7),
            is_enabled=with_sequence,
        ),
        Action(
            name="timeline.fit",
            text="Fit Sequence",
            menu="View/Timeline",
            keys=("Shift+Z",),
            run=fit,
            is_enabled=with_sequence,
        ),
        Action(
            name="timeline.fit_selection",
            text="Fit Selection",
            menu="View/Timeline",
            keys=("Alt+Z",),
            run=fit_selection,
            is_enabled=with_selection,
        ),
    )
