"""What a measurement gives: figures, gathered in a table."""

from msgspec import Struct
from msgspec.structs import replace


class Figure(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One measured number, alone or beside another of the same run."""

    what: str
    """What was measured, in words: "export, cuts only: ours"."""
    value: float
    unit: str
    """"ms", "s", "fps", "MiB", "" for a plain ratio."""
    ratio: float | None = None
    """`value` divided by the value of `of`, both from the same interleaved run."""
    of: str = ""
    """What `ratio` is a ratio to."""
    target: str = ""
    """What is wanted, as text: "<= 2" of the ratio, or "< 5 ms" of the value."""
    is_met: bool | None = None
    """Whether the target was met in this run; None where there is none."""
    note: str = ""


class Table(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All figures of one measurement."""

    name: str
    """The measurement's name on the command line."""
    title: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()
    """What could not be measured or compared, and why."""

    @property
    def missed(self) -> tuple[Figure, ...]:
        """The figures that missed their target."""
        return tuple(f for f in self.figures if f.is_met is False)


def unjudged(table: Table) -> Table:
    """Give the table without targets: what was measured is too small to be judged by them."""
    plain = tuple(replace(f, target="", is_met=None) for f in table.figures)
    note = "Measured small, where what is fixed weighs most: targets are for the full size."
    return replace(table, figures=plain, notes=(*table.notes, note))


def at_most(figure: Figure, limit: float) -> Figure:
    """Give the figure with the target that its value is at most `limit`."""
    return _judged(figure, f"<= {limit:g} {figure.unit}".rstrip(), is_met=figure.value <= limit)


def ratio_at_most(figure: Figure, limit: float) -> Figure:
    """Give the figure with the target that its ratio is at most `limit`."""
    is_met = figure.ratio is not None and figure.ratio <= limit
    return _judged(figure, f"<= {limit:g}x", is_met=is_met)


def ratio_at_least(figure: Figure, limit: float) -> Figure:
    """Give the figure with the target that its ratio is at least `limit`."""
    is_met = figure.ratio is not None and figure.ratio >= limit
    return _judged(figure, f">= {limit:g}x", is_met=is_met)


def _judged(figure: Figure, target: str, *, is_met: bool) -> Figure:
    return replace(figure, target=target, is_met=is_met)
