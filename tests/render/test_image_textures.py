from collections.abc import Iterator
from pathlib import Path

import pytest

from kijkocut.render.gpu import Gpu, open_context
from kijkocut.render.image_textures import ImageTextures


@pytest.fixture
def images() -> Iterator[ImageTextures]:
    gpu = Gpu(open_context())
    yield ImageTextures(gpu)
    gpu.release()


def test_what_is_no_picture_is_one_clear_pixel(images: ImageTextures, tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    for path in ("", str(tmp_path / "gone.png"), str(tmp_path / "text.png")):
        assert images.texture(path) is images.empty
        assert not images.can_read(path)
    assert images.empty.read() == bytes(4)


def test_a_file_that_appears_later_is_read(images: ImageTextures, tmp_path: Path) -> None:
    path = tmp_path / "late.ppm"
    assert not images.can_read(str(path))
    path.write_bytes(b"P6 2 1 255\n" + bytes([255, 0, 0, 0, 0, 255]))
    texture = images.texture(str(path))
    assert texture.read() == bytes([255, 0, 0, 255, 0, 0, 255, 255])
    assert images.texture(str(path)) is texture


def test_a_cube_map_has_six_faces_in_order(images: ImageTextures, tmp_path: Path) -> None:
    paths = tuple(str(tmp_path / f"face{number}.ppm") for number in range(6))
    assert not images.can_read_cube(paths)
    for number, path in enumerate(paths):
        Path(path).write_bytes(b"P6 2 2 255\n" + bytes([number * 40, 0, 7]) * 4)
    assert images.can_read_cube(paths)
    cube = images.cube(paths)
    assert [cube.read(face)[:4] for face in range(6)] == [
        bytes([number * 40, 0, 7, 255]) for number in range(6)
    ]
