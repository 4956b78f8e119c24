import shutil

import pytest

from kijkocut.bench import Size, run_bench


@pytest.mark.skipif(shutil.which("melt") is None, reason="melt is not installed")
def test_opening_stands_beside_melt(table):
    assert any("melt" in f.what and f.ratio for f in table("open").figures)


def test_what_is_not_installed_is_said(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    (made,) = run_bench(["open"], size=Size.toy)
    assert any("melt is not installed" in note for note in made.notes)
    assert not any("melt" in f.what for f in made.figures)
