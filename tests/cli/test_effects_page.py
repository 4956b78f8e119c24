from pathlib import Path

from kijkocut.cli.effects_page import effects_page
from kijkocut.effects import Catalogue


def test_the_page_in_the_documentation_is_the_one_made_from_the_catalogue():
    page = Path(__file__).parents[2] / "docs" / "effects-list.md"
    made = effects_page(Catalogue.from_folders())
    assert page.read_text("utf-8") == made, "kijkocut effects --page > docs/effects-list.md"


def test_files_from_elsewhere_are_not_on_the_page(tmp_path):
    (tmp_path / "mine.glsl").write_text("vec4 transition(vec2 uv) { return getToColor(uv); }")
    assert effects_page(Catalogue.from_folders(tmp_path)) == effects_page(Catalogue.from_folders())


def test_every_parameter_is_on_the_page_with_its_unit_and_way_of_working():
    page = effects_page(Catalogue.from_folders())
    assert "| `radius` | Radius | 20 | 0.5 to 250 px |" in page
    assert "curve 0 to 1" in page
    glow = page.partition("### `glow`")[2].partition("###")[0]
    assert "Works in linear light." in glow
    assert "Remembers earlier frames." in page.partition("### `denoise_temporal`")[2]
