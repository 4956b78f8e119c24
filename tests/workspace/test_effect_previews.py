import numpy as np
import pytest

from kijkocut.effects.catalogue import UnknownKindError
from kijkocut.model.errors import KijkoError

SIZE = (64, 36)


def test_a_thumbnail_is_made_once_and_then_read(studio, monkeypatch):
    thumbnails = studio.effect_previews()
    made = thumbnails.picture("invert", SIZE)
    assert made.shape == (36, 64, 4)
    monkeypatch.setattr(studio.renderer, "preview", None)
    np.testing.assert_array_equal(thumbnails.picture("invert", SIZE), made)


def test_transitions_are_shown_as_far_as_asked(studio):
    thumbnails = studio.effect_previews()
    early, late = (thumbnails.picture("wipe", SIZE, at) for at in (0.1, 0.9))
    assert abs(early.astype(int) - late).mean() > 20


def test_only_what_has_a_picture_is_pictured(studio):
    thumbnails = studio.effect_previews()
    assert "tone" not in thumbnails.names
    assert "iris" in thumbnails.names
    for name in ("tone", "nothing"):
        with pytest.raises(UnknownKindError):
            thumbnails.picture(name)


def test_a_damaged_file_is_made_again(studio):
    thumbnails = studio.effect_previews()
    made = thumbnails.picture("mirror", SIZE)
    for path in (studio.cache_dir / "effects").iterdir():
        path.write_bytes(b"no picture")
    np.testing.assert_array_equal(thumbnails.picture("mirror", SIZE), made)


def test_a_projects_own_effect_has_a_thumbnail(studio, tmp_path):
    (tmp_path / "effects").mkdir()
    path = tmp_path / "effects" / "red_field.fs"
    path.write_text("/*{}*/void main() { gl_FragColor = vec4(1.0, 0.0, 0.0, 1.0); }")
    with studio.create(tmp_path / "film.kijko") as work:
        thumbnails = studio.effect_previews(work)
        assert thumbnails.picture("red_field", SIZE)[9, 9].tolist() == [255, 0, 0, 255]
        path.write_text("/*{}*/void main() { gl_FragColor = vec4(0.0, 1.0, 0.0, 1.0); }")
        work.services.reload_effects()
        fresh = studio.effect_previews(work).picture("red_field", SIZE)
        assert fresh[9, 9].tolist() == [0, 255, 0, 255]


def test_pictures_are_written(studio, tmp_path):
    (path,) = studio.effect_previews().write(tmp_path / "out", ("invert",))
    assert path == tmp_path / "out" / "invert.png"
    assert path.read_bytes()[1:4] == b"PNG"
    (tmp_path / "file").write_text("")
    with pytest.raises(KijkoError, match="can't be made"):
        studio.effect_previews().write(tmp_path / "file" / "in", ("invert",))
