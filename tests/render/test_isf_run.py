"""What ISF promises to shaders, against numpy."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from kijkocut.effects import Definition
from kijkocut.effects.isf import read_isf
from kijkocut.model.sequence import ColourSpace
from kijkocut.render.gpu import Gpu, Surface, open_context
from kijkocut.render.isf_run import BrokenEffectError, Buffers, IsfRun, Moment

W, H = 16, 8
PICTURE = {"NAME": "inputImage", "TYPE": "image"}
Show = Callable[..., NDArray[np.float64]]


@pytest.fixture(scope="module")
def gpu() -> Iterator[Gpu]:
    made = Gpu(open_context())
    made.is_deep = True
    yield made
    made.release()


def isf(body: str, vertex: str = "", path: str = "", **header: object) -> Definition:
    return read_isf("x", f"/*{json.dumps(header)}*/\n{body}", path, vertex)


def surface(gpu: Gpu, picture: NDArray[np.float64]) -> Surface:
    made = gpu.surface((picture.shape[1], picture.shape[0]))
    made.texture.write(picture.astype("f4").tobytes())
    return made


@pytest.fixture
def show(gpu: Gpu) -> Show:
    runner = IsfRun(gpu)

    def run(
        definition: Definition,
        kept: Buffers | None = None,
        moment: Moment | None = None,
        **pictures: NDArray[np.float64],
    ) -> NDArray[np.float64]:
        given = {name: surface(gpu, one) for name, one in pictures.items()}
        made = runner.run(
            definition,
            moment or Moment(values=()),
            size=(W, H),
            space=ColourSpace.bt709,
            pictures=given,
            kept=kept,
        )
        raw = np.frombuffer(made.framebuffer.read(components=4, dtype="f4"), "f4")
        gpu.give(made)
        return raw.reshape(H, W, 4).astype(float)

    return run


def noise(seed: int = 1) -> NDArray[np.float64]:
    rgba = np.random.default_rng(seed).random((H, W, 4))
    rgba[..., 3] = 1
    return rgba


def test_y_counts_upwards_for_places_and_pictures(show: Show) -> None:
    body = """void main() {
        vec4 a = IMG_NORM_PIXEL(inputImage, isf_FragNormCoord, 0.0);
        vec4 b = texture2D(inputImage, gl_FragCoord.xy / IMG_SIZE(inputImage));
        gl_FragColor = vec4(a.r, b.g, vv_FragNormCoord.y, 1.0);
    }"""
    picture = noise()
    got = show(isf(body, INPUTS=[PICTURE]), inputImage=picture)
    np.testing.assert_allclose(got[..., :2], picture[..., :2], atol=1e-6)
    rows = 1 - (np.arange(H) + 0.5) / H
    np.testing.assert_allclose(got[..., 2], np.tile(rows[:, None], (1, W)), atol=1e-6)


def test_the_authors_vertex_shader_moves_the_picture_up(show: Show) -> None:
    vertex = """varying vec2 place;
varying vec2 isf_FragNormCoord;
void main() { isf_vertShaderInit(); place = isf_FragNormCoord; gl_Position.y += lift; }"""
    body = "varying vec2 place;\nvoid main() { gl_FragColor = IMG_NORM_PIXEL(inputImage, place); }"
    inputs = [PICTURE, {"NAME": "lift", "TYPE": "float", "DEFAULT": 1.0}]
    picture = noise()
    got = show(isf(body, vertex, INPUTS=inputs), inputImage=picture)
    np.testing.assert_allclose(got[: H // 2], picture[H // 2 :], atol=1e-6)
    assert not got[H // 2 :].any()


def test_old_code_compiles(show: Show) -> None:
    body = """#version 120
#ifdef GL_ES
precision mediump float;
#endif
void main(void) { vec4 c = texture2D(inputImage, vec2(0.5), 0.0); gl_FragColor = vec4(1); }"""
    assert (show(isf(body, INPUTS=[PICTURE]), inputImage=noise()) == 1).all()


def test_passes_have_their_own_size_and_number(show: Show) -> None:
    body = """void main() {
        if (PASSINDEX == 0) gl_FragColor = vec4(RENDERSIZE, 0.0, 1.0);
        else gl_FragColor = vec4(IMG_THIS_PIXEL(small).rg / 16.0, IMG_SIZE(small).x / 16.0, 1.0);
    }"""
    half = {"TARGET": "small", "WIDTH": "$WIDTH/$k", "HEIGHT": 3, "FLOAT": True}
    inputs = [{"NAME": "k", "TYPE": "float", "DEFAULT": 2}]
    got = show(isf(body, INPUTS=inputs, PASSES=[half, {}]))
    np.testing.assert_allclose(got[0, 0], [8 / 16, 3 / 16, 8 / 16, 1.0])


def test_what_is_kept_comes_back_with_the_next_frame(show: Show) -> None:
    body = """void main() {
        vec4 sum = IMG_THIS_PIXEL(sum);
        gl_FragColor = vec4(sum.rgb * 0.5 + IMG_THIS_PIXEL(inputImage).rgb * 0.5, 1.0);
    }"""
    one = {"TARGET": "sum", "PERSISTENT": True, "FLOAT": True}
    definition = isf(body, INPUTS=[PICTURE], PASSES=[one])
    kept: Buffers = {}
    expected = np.zeros((H, W, 3))
    for seed in range(4):
        picture = noise(seed)
        expected = expected * 0.5 + picture[..., :3] * 0.5
        got = show(definition, kept, inputImage=picture)
        np.testing.assert_allclose(got[..., :3], expected, atol=1e-6)


def test_a_transition_gets_both_pictures_and_progress(show: Show) -> None:
    body = """void main() { gl_FragColor = mix(IMG_THIS_NORM_PIXEL(startImage),
        IMG_THIS_NORM_PIXEL(endImage), progress); }"""
    inputs = [{"NAME": n, "TYPE": "image"} for n in ("startImage", "endImage")]
    definition = isf(body, INPUTS=[*inputs, {"NAME": "progress", "TYPE": "float"}])
    first, second = noise(1), noise(2)
    moment = Moment(values=(), progress=0.25)
    got = show(definition, moment=moment, startImage=first, endImage=second)
    np.testing.assert_allclose(got, first * 0.75 + second * 0.25, atol=1e-6)


def test_own_and_chosen_pictures_are_read_and_missing_ones_named(
    show: Show, gpu: Gpu, tmp_path: Path
) -> None:
    pixels = np.zeros((2, 2, 3), np.uint8)
    pixels[0, 0] = (255, 0, 0)
    with av.open(str(tmp_path / "p.png"), "w") as out:
        stream = out.add_stream("png", rate=1)
        stream.width = stream.height = 2
        stream.pix_fmt = "rgb24"
        out.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        out.mux(stream.encode(None))
    body = """void main() {
        gl_FragColor = vec4(IMG_PIXEL(own, vec2(0.5, 1.5)).r, IMG_NORM_PIXEL(other, vec2(0.5)).a,
            IMG_SIZE(own).x / 4.0, 1.0); }"""
    definition = isf(
        body,
        path=str(tmp_path / "x.fs"),
        INPUTS=[{"NAME": "other", "TYPE": "image"}, {"NAME": "wave", "TYPE": "audio"}],
        IMPORTED={"own": {"PATH": "p.png"}},
    )
    got = show(definition)
    np.testing.assert_allclose(got[0, 0], [1.0, 0.0, 0.5, 1.0])
    runner = IsfRun(gpu)
    wants = runner.wants(definition, ())
    assert wants == ("the picture other (none chosen)",)
    assert runner.wants(definition, (("other", "p.png"),)) == ()


def test_a_curve_is_a_row_of_heights(show: Show) -> None:
    body = """void main() {
        gl_FragColor = vec4(IMG_NORM_PIXEL(bend, vec2(isf_FragNormCoord.x, 0.5)).r); }"""
    inputs = [{"NAME": "bend", "TYPE": "image", "CURVE": True, "DEFAULT": [0, 1, 1, 0]}]
    definition = isf(body, INPUTS=inputs, KIJKO={"ALPHA": "premultiplied"})
    x = (np.arange(W) + 0.5) / W
    np.testing.assert_allclose(show(definition)[0, :, 0], 1 - x, atol=1e-3)
    moment = Moment(values=(("bend", (0.0, 0.25, 1.0, 0.75)),))
    got = show(definition, moment=moment)
    np.testing.assert_allclose(got[0, :, 0], 0.25 + x / 2, atol=1e-3)


def test_a_cube_map_is_looked_up_by_direction(show: Show, gpu: Gpu, tmp_path: Path) -> None:
    paths = [f"face{number}.ppm" for number in range(6)]
    for number, path in enumerate(paths):
        (tmp_path / path).write_bytes(b"P6 2 2 255\n" + bytes([number * 51] * 3) * 4)
    body = """void main() {
        gl_FragColor = vec4(textureCube(sky, vec3(1, 0, 0)).r, textureCube(sky, vec3(0, -1, 0)).r,
            texture(sky, vec3(0, 0, -1)).r, 1.0); }"""
    imported = {"sky": {"PATH": paths, "TYPE": "cube"}}
    definition = isf(body, path=str(tmp_path / "x.fs"), IMPORTED=imported)
    np.testing.assert_allclose(show(definition)[0, 0], [0.0, 0.6, 1.0, 1.0], atol=1e-6)
    assert IsfRun(gpu).wants(definition, ()) == ()
    gone = isf(body, path=str(tmp_path / "none" / "x.fs"), IMPORTED=imported)
    assert "the cube map sky" in IsfRun(gpu).wants(gone, ())[0]
    np.testing.assert_array_equal(show(gone)[0, 0, :3], 0)


def test_an_authors_own_macro_of_a_textures_name_stands(show: Show) -> None:
    body = """#define texture(s, p) vec4(p, 0.25, 1.0)
        void main() { gl_FragColor = texture(other, vec2(0.5)); }"""
    got = show(isf(body, INPUTS=[{"NAME": "other", "TYPE": "image"}]))
    np.testing.assert_allclose(got[0, 0], [0.5, 0.5, 0.25, 1.0], atol=1e-3)


def test_clocks_count_the_clips_time(show: Show) -> None:
    body = "void main() { gl_FragColor = vec4(TIME, TIMEDELTA, FRAMEINDEX, DATE.w) / 10.0; }"
    second = 705_600_000
    moment = Moment(values=(), time=second * 2, frame=4, step=second // 2)
    definition = isf(body, KIJKO={"ALPHA": "premultiplied"})
    np.testing.assert_allclose(show(definition, moment=moment)[0, 0], [0.2, 0.05, 0.4, 0.2])


def test_a_broken_vertex_shader_is_named(show: Show) -> None:
    definition = isf("void main() { gl_FragColor = vec4(1.0); }", "void main() {\n oops; }")
    with pytest.raises(BrokenEffectError, match=r"vertex shader \(\.vs\), line 2"):
        show(definition)
