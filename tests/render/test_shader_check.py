from pathlib import Path

from kijkocut.render import check_shaders
from kijkocut.render.shader_check import ShaderReport

HEADER = (
    '/*{"INPUTS": [{"NAME": "inputImage", "TYPE": "image"}, {"NAME": "wave", "TYPE": "audio"}]}*/'
)


def test_one_row_per_file_says_how_it_went(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "good.fs").write_text(
        HEADER + "void main() { gl_FragColor = IMG_THIS_PIXEL(inputImage); }"
    )
    (tmp_path / "bad.glsl").write_text("\nvec4 transition(vec2 uv) {\n return oops; }")
    (tmp_path / "none.fs").write_text("void main() {}")
    (tmp_path / "notes.txt").write_text("not a shader")
    (tmp_path / "make.fs").write_text("/*{}*/void main() { gl_FragColor = vec4(1.0); }")
    found = {one.file: one for one in check_shaders(tmp_path)}
    assert list(found) == ["bad.glsl", "deep/good.fs", "make.fs", "none.fs"]
    good, bad, none, make = (found[n] for n in ("deep/good.fs", "bad.glsl", "none.fs", "make.fs"))
    assert (good.kind, good.ok, good.message) == ("effect", True, "")
    assert (bad.kind, bad.ok) == ("transition", False)
    assert "line 3" in bad.message
    assert (none.kind, none.ok) == ("", False)
    assert (make.kind, make.ok, make.message) == ("generator", True, "")


def only(folder: Path, name: str, text: str) -> ShaderReport:
    path = folder / name
    path.write_text(text)
    (found,) = check_shaders(folder)
    path.unlink()
    return found


def test_a_file_that_includes_another_is_refused_like_any_other(tmp_path: Path) -> None:
    text = '/*{}*/\n#include "Noise.glsl"\nvoid main() { gl_FragColor = vec4(1.0); }'
    found = only(tmp_path, "a.fs", text)
    assert not found.ok
    assert "Noise.glsl" in found.message


def test_an_empty_picture_is_mentioned_and_no_failure(tmp_path: Path) -> None:
    found = only(tmp_path, "a.fs", "/*{}*/void main() { gl_FragColor = vec4(0.0); }")
    assert (found.ok, found.message) == (True, "nothing is seen with the default values")


def test_numbers_that_are_none_fail_when_they_fill_a_frame(tmp_path: Path) -> None:
    body = "void main() { float v = %s; gl_FragColor = vec4(v, v, v, 1.0); }"
    none = "log(isf_FragNormCoord.x - 2.0)"
    found = only(tmp_path, "a.fs", f"/*{{}}*/{body % none}")
    assert not found.ok
    assert "NaN" in found.message
    some = "isf_FragNormCoord.x > 0.5 ? 1.0 : log(isf_FragNormCoord.x - 2.0)"
    found = only(tmp_path, "a.fs", f"/*{{}}*/{body % some}")
    assert (found.ok, found.message) == (True, "some pixels are no numbers (NaN or infinity)")


def test_a_transition_that_jumps_at_an_end_is_mentioned(tmp_path: Path) -> None:
    body = "vec4 transition(vec2 uv) { return mix(getFromColor(uv), getToColor(uv), %s); }"
    assert only(tmp_path, "a.glsl", body % "progress").message == ""
    found = only(tmp_path, "a.glsl", body % "0.2 + 0.8 * progress")
    assert (found.ok, found.message) == (True, "does not start with the first picture alone")
    found = only(tmp_path, "a.glsl", body % "0.8 * progress")
    assert found.message == "does not end with the second picture alone"
