"""The account of a conversion: what was kept, what approximated, what dropped, and where."""

from enum import StrEnum

from msgspec import Struct

_SHOWN = 4
"""Places named on a line for people; the value itself holds all."""


class Outcome(StrEnum):
    """What became of a thing."""

    kept = "kept"
    approximated = "approximated"
    dropped = "dropped"


class Loss(Struct, frozen=True, kw_only=True):
    """One kind of thing that fared the same everywhere."""

    outcome: Outcome
    what: str
    how: str = ""
    """For what is approximated: by what; for what is dropped: why."""
    where: tuple[str, ...] = ()
    """Every place, in the words of the file it came from: a line, or a track and timecode."""

    def line(self) -> str:
        """Say it on one line; of many places the first few are named."""
        more = len(self.where) - _SHOWN
        places = ", ".join(self.where[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
        how = f" ({self.how})" if self.how else ""
        return f"{self.outcome}: {self.what}{how}" + (f": {places}" if places else "")


class LossReport(Struct, frozen=True, kw_only=True):
    """Everything a conversion met, in the order of outcome: kept, approximated, dropped."""

    format: str
    losses: tuple[Loss, ...] = ()

    def of(self, outcome: Outcome) -> tuple[Loss, ...]:
        """Give what fared so."""
        return tuple(loss for loss in self.losses if loss.outcome is outcome)

    @property
    def is_lossless(self) -> bool:
        """Whether everything was kept."""
        return len(self.of(Outcome.kept)) == len(self.losses)

    def lines(self) -> tuple[str, ...]:
        """Give the report for people, one kind of thing a line."""
        return tuple(loss.line() for loss in self.losses)


class Ledger:
    """Collects a report while a file is read or written."""

    def __init__(self) -> None:
        """Start empty."""
        self._places: dict[tuple[Outcome, str, str], dict[str, None]] = {}

    def keep(self, what: str, where: str = "", how: str = "") -> None:
        """Note that something came through."""
        self.note(Outcome.kept, what, where, how)

    def approximate(self, what: str, where: str, how: str) -> None:
        """Note that something came through changed, and how."""
        self.note(Outcome.approximated, what, where, how)

    def drop(self, what: str, where: str, how: str = "") -> None:
        """Note that something did not come through."""
        self.note(Outcome.dropped, what, where, how)

    def note(self, outcome: Outcome, what: str, where: str = "", how: str = "") -> None:
        """Note what became of something at a place."""
        places = self._places.setdefault((outcome, what, how), {})
        if where:
            places[where] = None

    def report(self, format_name: str) -> LossReport:
        """Give all that was noted, grouped."""
        order = list(Outcome)
        found = sorted(self._places.items(), key=lambda item: order.index(item[0][0]))
        losses = tuple(
            Loss(outcome=outcome, what=what, how=how, where=tuple(places))
            for (outcome, what, how), places in found
        )
        return LossReport(format=format_name, losses=losses)
