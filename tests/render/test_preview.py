"""What previews show."""

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from kijkocut.effects import Catalogue, Definition, EffectKind
from kijkocut.render import OutputFormat
from kijkocut.render.compositor import Compositor
from kijkocut.render.preview import SampleSources, preview_plan, preview_values
from kijkocut.render.sample_pictures import day, night

SIZE = (64, 36)
INPUT = {"NAME": "inputImage", "TYPE": "image"}


def entry(catalogue: Catalogue, name: str) -> Definition:
    found = catalogue.find(name)
    assert found is not None
    return found


def shown(catalogue: Catalogue, name: str, at: float = 0.5) -> NDArray[np.uint8]:
    compositor = Compositor.headless(catalogue)
    try:
        planned = preview_plan(entry(catalogue, name), SIZE, at)
        made = compositor.render(planned, SampleSources(SIZE), OutputFormat(pixel_format="rgba"))
        return np.asarray(made.planes[0], np.uint8)
    finally:
        compositor.release()


def test_a_transition_leads_from_day_to_night(catalogue: Catalogue) -> None:
    np.testing.assert_allclose(shown(catalogue, "dissolve", 0.0)[..., :3], day(SIZE), atol=2)
    np.testing.assert_allclose(shown(catalogue, "dissolve", 1.0)[..., :3], night(SIZE), atol=2)


def test_every_entry_of_the_program_can_be_seen(
    catalogue: Catalogue, compositor: Compositor
) -> None:
    output = OutputFormat(pixel_format="rgba")
    for kind in (EffectKind.effect, EffectKind.transition, EffectKind.generator):
        for one in catalogue.of_kind(kind):
            planned = preview_plan(one, SIZE, 0.4)
            made = compositor.render(planned, SampleSources(SIZE), output).planes[0]
            assert made[..., 3].any(), one.name


@pytest.mark.parametrize("name", ["contrast", "exposure", "lut", "saturation", "white_balance"])
def test_what_changes_nothing_by_itself_is_shown_at_work(catalogue: Catalogue, name: str) -> None:
    change = abs(shown(catalogue, name)[..., :3].astype(int) - day(SIZE))
    assert change.mean() > 5


def test_without_a_preview_numbers_leave_their_identity(tmp_path: Path) -> None:
    inputs = [
        INPUT,
        {"NAME": "amount", "TYPE": "float", "DEFAULT": 1.0, "MAX": 4.0, "IDENTITY": 1.0},
        {"NAME": "other", "TYPE": "float", "DEFAULT": 3.0, "MAX": 9.0},
    ]
    body = "void main() { gl_FragColor = IMG_THIS_PIXEL(inputImage) * amount; }"
    own = {"PREVIEW": {"other": 5}}
    for name, header in (("idle", {}), ("told", {"KIJKO": own})):
        text = json.dumps({"INPUTS": inputs, **header})
        (tmp_path / f"{name}.fs").write_text(f"/*{text}*/{body}")
    catalogue = Catalogue.from_folders(tmp_path)
    assert dict(preview_values(entry(catalogue, "idle"))) == {"amount": 2.5, "other": 3.0}
    assert dict(preview_values(entry(catalogue, "told"))) == {"amount": 1.0, "other": 5.0}
    assert dict(preview_values(entry(catalogue, "gaussian_blur")))["sigma"] > 0


def test_what_remembers_is_shown_with_a_past(tmp_path: Path) -> None:
    head = {"INPUTS": [INPUT], "PASSES": [{"TARGET": "sum", "PERSISTENT": True, "FLOAT": True}]}
    body = """void main() {
        gl_FragColor = mix(IMG_THIS_PIXEL(inputImage), IMG_THIS_PIXEL(sum), 0.8); }"""
    (tmp_path / "trail.fs").write_text(f"/*{json.dumps(head)}*/{body}")
    made = shown(Catalogue.from_folders(tmp_path), "trail")[..., :3]
    sources = SampleSources(SIZE)
    planned = preview_plan(entry(Catalogue.from_folders(tmp_path), "trail"), SIZE, 0.5)
    layer = planned.layers[0]
    total = np.zeros((36, 64, 3))
    for glimpse in (*layer.past, layer.glimpse):  # type: ignore[union-attr, misc]
        total = total * 0.8 + 0.2 * sources(glimpse.picture).planes[0]  # type: ignore[arg-type]
    np.testing.assert_allclose(made, total, atol=3)


def test_what_moves_is_shown_at_other_times() -> None:
    catalogue = Catalogue.from_folders()
    assert (shown(catalogue, "old_film", 0.2) != shown(catalogue, "old_film", 0.8)).any()
    assert (shown(catalogue, "vignette", 0.2) == shown(catalogue, "vignette", 0.8)).all()


def test_there_is_something_to_hear() -> None:
    planned = preview_plan(entry(Catalogue.from_folders(), "invert"), SIZE)
    sound = planned.layers[0].effects[0].sound  # type: ignore[union-attr]
    assert sound is not None
    heard = SampleSources(SIZE).hear(sound, sound.first, 4800)
    assert heard.shape == (2, 4800)
    assert 0.2 < abs(heard).max() < 2.0
