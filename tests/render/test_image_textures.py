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
