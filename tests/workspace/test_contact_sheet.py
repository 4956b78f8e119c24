import numpy as np

from kijkocut.effects import Catalogue
from kijkocut.workspace.contact_sheet import contact_sheet


def test_a_sheet_has_every_thumbnail_with_its_label(studio):
    known = [one for one in studio.catalogue if one.name in ("invert", "iris")]
    green = np.full((135, 240, 4), (0, 200, 0, 255), np.uint8)
    sheet = contact_sheet({one.name: green for one in known}, Catalogue(known), studio.renderer)
    assert sheet[..., 3].min() == 255
    rgb = sheet[..., :3]
    is_green = (rgb == (0, 200, 0)).all(-1)
    assert is_green.sum() == 2 * 135 * 240
    rows = np.nonzero(is_green.any(1))[0]
    label = rgb[rows[134] + 1 : rows[134] + 27]
    assert (label.min(-1) > 180).any()  # letters


def test_holes_are_seen_as_squares(studio):
    known = [one for one in studio.catalogue if one.name == "bars"]
    clear = np.zeros((135, 240, 4), np.uint8)
    sheet = contact_sheet({"bars": clear}, Catalogue(known), studio.renderer)
    greys = {tuple(one) for one in sheet[80:200, 20:200, :3].reshape(-1, 3).tolist()}
    assert {(68, 68, 68), (92, 92, 92)} <= greys
