import pytest

from kijkocut.render.pixels import Layout, OutputFormat, PixelFormatError, layout_of


@pytest.mark.parametrize(
    ("name", "layout"),
    [
        ("yuv420p", Layout(depth=8, has_chroma=True, shift_x=1, shift_y=1)),
        ("yuvj422p", Layout(depth=8, has_chroma=True, shift_x=1)),
        ("yuva444p12le", Layout(depth=12, has_chroma=True, has_alpha=True)),
        ("yuv420p10le", Layout(depth=10, has_chroma=True, shift_x=1, shift_y=1)),
        ("gray", Layout(depth=8)),
        ("gray16le", Layout(depth=16)),
        ("rgba64le", Layout(depth=16, is_rgb=True, is_packed=True, has_alpha=True)),
        ("rgb24", Layout(depth=8, is_rgb=True, is_packed=True)),
    ],
)
def test_layouts(name: str, layout: Layout) -> None:
    assert layout_of(name) == layout


def test_plane_sizes_round_up() -> None:
    layout = layout_of("yuva420p")
    assert [layout.plane_size(i, (7, 5)) for i in range(layout.plane_count)] == [
        (7, 5),
        (4, 3),
        (4, 3),
        (7, 5),
    ]


@pytest.mark.parametrize("name", ["nv12", "pal8", "yuv411p", "bgr24", ""])
def test_other_formats_are_refused(name: str) -> None:
    with pytest.raises(PixelFormatError):
        layout_of(name)


def test_subsampling_is_told_by_the_output() -> None:
    assert OutputFormat(pixel_format="yuv422p10le").is_subsampled
    assert not OutputFormat(pixel_format="yuv444p").is_subsampled
