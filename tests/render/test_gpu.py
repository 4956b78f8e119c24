from collections.abc import Iterator

import numpy as np
import pytest

from kijkocut.render.gpu import Gpu, ShaderError, open_context


@pytest.fixture
def gpu() -> Iterator[Gpu]:
    made = Gpu(open_context(), spare_bytes=1 << 20)
    with made.context:
        yield made
    made.release()


def test_surfaces_are_reused_by_size_and_kind(gpu: Gpu) -> None:
    first = gpu.surface((32, 16))
    gpu.give(first)
    assert gpu.surface((16, 32)) is not first
    assert gpu.surface((32, 16), 1) is not first
    assert gpu.surface((32, 16)) is first


def test_spare_surfaces_stay_within_the_budget(gpu: Gpu) -> None:
    lent = [gpu.surface((64 + n, 64)) for n in range(64)]  # 32 KiB and more each
    for surface in lent:
        gpu.give(surface)
    assert gpu._spare_bytes <= 1 << 20
    assert gpu._spare_bytes == sum(s.size[0] * s.size[1] * 8 for s in gpu._spare.values())
    assert lent[-1].size in {s.size for s in gpu._spare.values()}


def test_programs_are_compiled_once_and_bounded(gpu: Gpu) -> None:
    source = "#version 330 core\nout vec4 c;\nvoid main() {{ c = vec4({}.0); }}"
    vertex = (
        "#version 330 core\nin vec2 corner;\nvoid main() {{ gl_Position = vec4(corner, 0, 1); }}"
    )
    vertex = vertex.replace("{{", "{").replace("}}", "}")
    first = gpu.compiled(vertex, source.format(0))
    assert gpu.compiled(vertex, source.format(0)) is first
    for number in range(1, 200):
        gpu.compiled(vertex, source.format(number))
    assert len(gpu._shaders) <= 160


def test_the_compilers_message_is_kept(gpu: Gpu) -> None:
    vertex = "#version 330 core\nin vec2 corner;\nvoid main() { gl_Position = vec4(corner, 0, 1); }"
    with pytest.raises(ShaderError, match="undeclared"):
        gpu.compiled(vertex, "#version 330 core\nout vec4 c;\nvoid main() { c = nothing; }")


def test_deep_frames_get_float_surfaces(gpu: Gpu) -> None:
    assert gpu.surface((8, 8)).kind == "4f2"
    gpu.is_deep = True
    assert gpu.surface((8, 8)).kind == "4f4"


def test_a_vertex_shader_may_leave_the_corners_unused(gpu: Gpu) -> None:
    vertex = """#version 330 core
        in vec2 corner;
        void main() {
            gl_Position = vec4(gl_VertexID % 2 * 2 - 1, gl_VertexID / 2 * 2 - 1, 0, 1); }"""
    fragment = "#version 330 core\nout vec4 c;\nvoid main() { c = vec4(0.5); }"
    surface = gpu.surface((4, 4))
    surface.framebuffer.use()
    gpu.compiled(vertex, fragment).run({}, {})
    assert set(np.frombuffer(surface.framebuffer.read(components=4, dtype="f4"), "f4")) == {0.5}
