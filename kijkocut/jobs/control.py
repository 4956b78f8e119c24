"""What the work of a job holds in hand: reporting, and obeying."""

from collections.abc import Callable

from kijkocut.jobs.errors import JobCancelledError


class Control:
    """Handed to the work; may be used on any thread that the work uses."""

    def __init__(
        self, *, on_report: Callable[[float, str | None], None], wants_stop: Callable[[], bool]
    ) -> None:
        """Take both sides of the talk.

        Args:
            on_report: Hears the share done, 0..1, and what is being done (None: as before).
            wants_stop: Says whether to stop; blocks for as long as the job is paused.
        """
        self._on_report = on_report
        self._wants_stop = wants_stop

    def report(self, share: float, text: str | None = None) -> None:
        """Say how much is done, 0..1, and if it changed what is being done."""
        self._on_report(min(1.0, max(0.0, share)), text)

    def is_cancelled(self) -> bool:
        """Say whether to stop; blocks for as long as the job is paused."""
        return self._wants_stop()

    def check(self) -> None:
        """Go on, wait while paused, or leave.

        Raises:
            JobCancelledError: The job is to stop.
        """
        if self._wants_stop():
            raise JobCancelledError("The job was cancelled.")

    def part(self, low: float, high: float) -> "Control":
        """Give a control for one step of the work, whose 0..1 is `low`..`high` of the whole."""

        def on_report(share: float, text: str | None) -> None:
            self.report(low + (high - low) * share, text)

        return Control(on_report=on_report, wants_stop=self._wants_stop)
