"""Running measurements by name."""

import tempfile
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from kijkocut.bench import (
    aligning,
    edits,
    exporting,
    layers,
    masking,
    memory,
    opening,
    scrubbing,
    seeking,
    startup,
)
from kijkocut.bench.errors import UnknownMeasurementError
from kijkocut.bench.figure import Table, unjudged
from kijkocut.bench.measurement import Bench, Measurement, Size

_MODULES: Final = (
    edits,
    opening,
    exporting,
    layers,
    masking,
    seeking,
    scrubbing,
    memory,
    aligning,
    startup,
)


def measurements() -> tuple[Measurement, ...]:
    """Give all measurements in the order they run."""
    return tuple(module.MEASUREMENT for module in _MODULES)


def run_bench(
    names: Sequence[str] = (),
    *,
    size: Size = Size.full,
    say: Callable[[str], None] = lambda line: None,
    folder: Path | None = None,
    more: Sequence[Measurement] = (),
) -> tuple[Table, ...]:
    """Run measurements one after another.

    Args:
        names: Which; all if empty.
        size: How much to measure.
        say: Takes lines of progress.
        folder: Where to make material, with a folder per measurement left behind; by default a
            temporary one that is cleared.
        more: Measurements of rooms above this one, to choose from as well.

    Raises:
        UnknownMeasurementError: There is none of that name; nothing was measured.
        KijkoError: What was measured failed.
    """
    known = (*measurements(), *more)
    chosen = [_find(name, known) for name in names] or list(known)
    with tempfile.TemporaryDirectory(prefix="kijkocut-bench-") as scratch:
        tables = []
        for measurement in chosen:
            say(f"{measurement.name}: {measurement.title}")
            bench = Bench(folder=folder or Path(scratch), size=size, say=say)
            table = measurement.measure(bench)
            is_fair = size is Size.full or measurement.is_fair_when_small
            tables.append(table if is_fair else unjudged(table))
    return tuple(tables)


def _find(name: str, measurements: Sequence[Measurement]) -> Measurement:
    known = {m.name: m for m in measurements}
    if name in known:
        return known[name]
    close = get_close_matches(name, known, n=1)
    hint = f' Did you mean "{close[0]}"?' if close else ""
    raise UnknownMeasurementError(
        f'There is no measurement "{name}".{hint} There are: {", ".join(known)}.'
    )
