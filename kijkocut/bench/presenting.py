"""Figures as lines for people."""

from kijkocut.bench.figure import Figure, Table


def lines_of(table: Table) -> tuple[str, ...]:
    """Lay out a table: title, one line per figure, then the notes."""
    rows = [_cells(figure) for figure in table.figures]
    widths = [max((len(row[i]) for row in rows), default=0) for i in range(2)]
    lines = [f"{table.name}: {table.title}"]
    lines += [
        f"  {what.ljust(widths[0])}  {value.rjust(widths[1])}  {rest}".rstrip()
        for what, value, rest in rows
    ]
    return (*lines, *(f"  note: {note}" for note in table.notes))


def _cells(figure: Figure) -> tuple[str, str, str]:
    rest = []
    if figure.ratio is not None:
        rest.append(f"{figure.ratio:.2f}x {figure.of}")
    if figure.target:
        verdict = "" if figure.is_met is None else ", met" if figure.is_met else ", MISSED"
        rest.append(f"[wanted {figure.target}{verdict}]")
    if figure.note:
        rest.append(f"({figure.note})")
    return figure.what, f"{_number(figure.value)} {figure.unit}".rstrip(), "  ".join(rest)


def _number(value: float) -> str:
    """Write with three figures that count, more before the point."""
    if value == 0 or abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.2f}" if abs(value) >= 1 else f"{value:.3f}"
