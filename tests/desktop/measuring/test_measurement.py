"""The whole of `bench ui` at toy size, by real processes: that it runs and what it tells."""

import math

from kijkocut.bench import Size, run_bench
from kijkocut.desktop import measurements

TOLD = (
    "start, warm: window usable on the film",
    "start, warm: first picture of the film",
    "paint, scrolled: 40 clips",
    "scrub, first picture: p50",
    "scrub, exact picture: p95",
    "an hour of use, memory at the end",
    "an hour of use, widgets after a tenth",
)


def test_everything_is_measured_by_real_processes(tmp_path):
    (table,) = run_bench(["ui"], size=Size.toy, folder=tmp_path, more=measurements())
    told = [figure.what for figure in table.figures]
    assert set(TOLD) <= set(told)
    assert len(set(told)) == len(told)
    for figure in table.figures:
        assert math.isfinite(figure.value)
        assert figure.value > 0
        assert (figure.ratio is None) == (not figure.of)
        assert figure.is_met is None  # too small to be judged
    moments = {f.what.partition(": ")[2]: f.value for f in table.figures if "start," in f.what}
    assert moments["window built, not yet shown"] < moments["window usable on the film"]
    assert moments["first picture of the film"] <= moments["exact picture of the film"]
