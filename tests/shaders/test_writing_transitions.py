"""The examples of docs/writing-transitions.md are taken from it and run."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kijkocut.effects import Catalogue, EffectKind
from kijkocut.render.compositor import Compositor
from kijkocut.render.shader_check import check_shaders
from kijkocut.testing.shader_use import Use, soft_shapes

PAGE = Path(__file__).parents[2] / "docs" / "writing-transitions.md"
EXAMPLE = re.compile(
    r"^`(\w+\.(?:glsl|fs))`[^\n]*:\n\n```(?:glsl|isf)\n(.*?)^```$", re.DOTALL | re.MULTILINE
)
SIZE = (64, 36)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("effects")
    for name, text in EXAMPLE.findall(PAGE.read_text("utf-8")):
        (folder / name).write_text(text, "utf-8")
    return folder


def test_every_block_of_code_is_an_example(folder: Path) -> None:
    text = PAGE.read_text("utf-8")
    assert (
        len(list(folder.iterdir()))
        == len(re.findall(r"^```(?:glsl|isf)$", text, re.MULTILINE))
        == 4
    )


def test_the_examples_pass_the_check(folder: Path) -> None:
    for report in check_shaders(folder):
        assert (report.kind, report.ok) == ("transition", True), report
        assert not report.message or "none chosen" in report.message


def test_the_examples_do_what_the_page_asks_of_transitions(stage: Any, folder: Path) -> None:
    before, after = soft_shapes(SIZE), soft_shapes(SIZE)[::-1, ::-1].copy()
    catalogue = Catalogue.from_folders(folder)
    compositor = Compositor.headless(catalogue)
    stage = type(stage)(compositor, catalogue)
    for path in folder.iterdir():
        use = Use(kind=path.stem)
        for progress, side in ((0.0, before), (1.0, after)):
            got = stage.transition(use, progress, before, after)
            np.testing.assert_allclose(got, side, atol=1e-3, err_msg=f"{path.stem} {progress}")
        halfway = stage.transition(use, 0.5, before, after)
        assert min(np.abs(halfway - side).max() for side in (before, after)) > 0.2
    compositor.release()


def test_notes_become_controls(folder: Path) -> None:
    slant = Catalogue.from_folders(folder).get("soft_slant", EffectKind.transition)
    assert (slant.label, slant.category, slant.keeps_alpha) == ("Soft slant", "Wipe", True)
    softness, corner, glow = slant.params
    assert (softness.minimum, softness.maximum, softness.unit) == (0.0, 1.0, "of the way")
    assert (corner.choices, corner.default) == (("bottom left", "top left"), "bottom left")
    assert (glow.kind, glow.default) == ("colour", (1.0, 0.9, 0.6))
