import pytest

from kijkocut.render.shader_messages import author_message


@pytest.mark.parametrize(
    "report",
    [
        "Failed\n\nfragment_shader\n=====\n0:12(5): warning: x\n0:12(5): error: odd\n",
        "fragment_shader\n=====\n0(12) : error C1008: odd\n",
        "fragment_shader\n=====\nERROR: 0:12: odd\n",
    ],
)
def test_every_driver_names_the_authors_line(report: str) -> None:
    assert author_message(report) == "line 12: odd"


def test_the_vertex_shader_is_named() -> None:
    said = author_message("vertex_shader\n====\n0:3(1): error: odd")
    assert said == "vertex shader (.vs), line 3: odd"


def test_other_reports_are_kept_whole() -> None:
    assert author_message("GLSL Linker failed\n\nProgram\n====\nno main") == (
        "GLSL Linker failed Program ==== no main"
    )
