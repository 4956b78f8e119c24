import os
import sys
from pathlib import Path

import pytest

from kijkocut.desktop.measuring import starting


def test_moments_are_medians_and_only_warm_starts_are_judged():
    def start(seconds: float) -> dict[str, float]:
        return dict.fromkeys((*starting._TEXTS, starting._PROCESSOR), seconds)

    taken = [start(3.0), start(1.0), start(2.0)]
    warm = {f.what: f for f in starting._figures("warm", taken)}
    assert all(f.value == 2.0 for f in warm.values())
    assert warm["start, warm: window usable on the film"].is_met
    assert not any(f.target for f in starting._figures("cold", taken))
    assert not tuple(starting._figures("cold", []))


@pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="the system has no such call")
def test_forgetting_leaves_files_as_they_are(tmp_path):
    path = Path(tmp_path / "module.py")
    path.write_text("x = 1\n", "utf-8")
    starting._forget(path)
    assert path.read_text("utf-8") == "x = 1\n"
    assert "numpy" in sys.modules
