from pathlib import Path

from kijkocut.render import check_shaders

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
