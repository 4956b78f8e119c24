import numpy as np

from kijkocut.desktop.likeness import compare, halved, image_of, is_blank, pixels_of, save


def picture(left=0, colour=(200, 200, 200)):
    made = np.full((64, 96, 3), 30, np.uint8)
    made[16:32, 8 + left : 40 + left] = colour
    return image_of(made)


def test_letter_edges_pass_and_moved_or_recoloured_controls_do_not():
    rng = np.random.default_rng(4)
    noisy = pixels_of(picture()).astype(int) + rng.integers(-25, 26, (64, 96, 3))
    assert compare(image_of(np.clip(noisy, 0, 255).astype(np.uint8)), picture()).changed == 0
    moved = compare(picture(left=16), picture())
    assert moved.changed == 32 / 384  # 4x4 blocks left behind, and as many taken
    assert pixels_of(moved.difference)[20, 12].tolist() == [255, 40, 40]
    assert compare(picture(colour=(200, 60, 60)), picture()).changed == 32 / 384


def test_another_size_is_another_picture():
    assert compare(image_of(np.zeros((64, 88, 3), np.uint8)), picture()).changed == 1


def test_blank_is_what_has_one_colour(tmp_path):
    assert is_blank(image_of(np.full((40, 40, 3), 77, np.uint8)))
    assert not is_blank(picture())
    save(picture(), tmp_path / "new" / "one.png")
    assert (tmp_path / "new" / "one.png").stat().st_size < 2000


def test_pictures_are_kept_at_half_their_size():
    assert halved(picture()).size().toTuple() == (48, 32)
