"""Each measurement at toy size: that it runs, compares what it says it compares, and is sane."""

import math
import shutil

import pytest

from kijkocut.bench import Size, Table, UnknownMeasurementError, measurements, run_bench

NAMES = [m.name for m in measurements()]
HAS_MELT, HAS_FFMPEG = (shutil.which(name) is not None for name in ("melt", "ffmpeg"))


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """Give a measurement's table, measured once."""
    taken: dict[str, Table] = {}

    def measured(name):
        if name not in taken:
            folder = tmp_path_factory.mktemp(name)
            (taken[name],) = run_bench([name], size=Size.toy, folder=folder)
        return taken[name]

    return measured


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_a_positive_number_and_every_ratio_names_its_base(table, name):
    made = table(name)
    assert made.name == name
    assert made.figures or made.notes
    for figure in made.figures:
        assert math.isfinite(figure.value)
        assert figure.value > 0
        assert (figure.ratio is None) == (not figure.of)
        assert (figure.is_met is None) == (not figure.target)


@pytest.mark.parametrize("name", NAMES)
def test_no_two_figures_say_the_same(table, name):
    told = [(f.what, f.of) for f in table(name).figures]
    assert len(set(told)) == len(told)


def test_edits_are_split_into_computing_and_committing(table):
    value = {f.what: f.value for f in table("edits").figures}
    assert value["40 clips, computing alone, p95"] < value["40 clips, p95"] * 1.5
    assert value["40 clips, p50"] <= value["40 clips, p95"]


def test_edits_name_every_kind_of_the_mix(table):
    told = " ".join(f.what for f in table("edits").figures)
    for kind in (
        *("overwrite", "split_clip", "trim_clip", "move_clips", "insert"),
        *("ripple_delete", "set_param", "undo", "redo"),
    ):
        assert f"{kind} at 40 clips" in told


@pytest.mark.skipif(not HAS_MELT, reason="melt is not installed")
def test_opening_and_exporting_stand_beside_melt(table):
    assert any("melt" in f.what and f.ratio for f in table("open").figures)
    assert any("beside melt" in f.what and f.ratio for f in table("export").figures)


@pytest.mark.skipif(not HAS_FFMPEG, reason="ffmpeg is not installed")
def test_seeking_stands_beside_ffmpeg(table):
    assert any("ffmpeg" in f.of for f in table("seek").figures)


def test_what_is_not_installed_is_said(table, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    (made,) = run_bench(["open"], size=Size.toy)
    assert any("melt is not installed" in note for note in made.notes)
    assert not any("melt" in f.what for f in made.figures)


def test_an_unknown_name_is_refused_before_anything_runs():
    with pytest.raises(UnknownMeasurementError, match='Did you mean "edits"'):
        run_bench(["edit"], size=Size.toy)
