"""Plain text tables for answers."""

from collections.abc import Iterable, Sequence


def table(rows: Iterable[Sequence[object]], headings: Sequence[str] = ()) -> tuple[str, ...]:
    """Lay rows out in columns as wide as their widest cell; numbers stand right."""
    cells = [[str(cell) for cell in row] for row in rows]
    numeric = [
        all(_is_number(row[i]) for row in cells if row[i])
        for i in range(len(cells[0]) if cells else 0)
    ]
    lines = [list(headings), *cells] if headings else cells
    if not cells:
        return ("(none)",)
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    return tuple(
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(line, widths, numeric, strict=True)
        ).rstrip()
        for line in lines
    )


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace("-", "", 1).isdigit()


def counted(number: int, noun: str) -> str:
    """Say how many of a thing there are."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
