from kijkocut.desktop.delivery.films import Film
from kijkocut.desktop.delivery.outlook import as_html, missing_media, outlook
from kijkocut.export import PresetLibrary, Request

FRAME = 705_600_000 // 25


def _film(film, tmp_path, name="out") -> Film:
    preset = PresetLibrary().named("h264")
    request = Request(preset=preset, out=tmp_path / name, range=(0, 20 * FRAME))
    return Film(sequence=film.sequence.id, request=request)


def test_length_size_and_room_are_told(film, tmp_path):
    (tmp_path / "two.mp4").touch()
    seen = outlook(film.project, [_film(film, tmp_path, n) for n in ("one", "two")])
    assert seen.problem == ""
    for part in ("2 films", "1.6 s", "40 frames", "128 x 72", "free"):
        assert part in seen.facts
    assert seen.replaced == ("two.mp4",)
    assert "two.mp4" in seen.warnings[0]


def test_nothing_and_nowhere_are_problems(film, tmp_path):
    assert "nothing to export" in outlook(film.project, []).problem
    nowhere = _film(film, tmp_path / "none")
    assert "no folder" in outlook(film.project, [nowhere]).problem


def test_missing_media_is_named_once(film, footage, tmp_path):
    both = [_film(film, tmp_path, n) for n in ("one", "two")]
    assert missing_media(film.project, both, film.studio.pool) == ()
    hidden = footage.with_suffix(".away")
    footage.rename(hidden)
    try:
        (sentence,) = missing_media(film.project, both, film.studio.pool)
    finally:
        hidden.rename(footage)
    assert "is offline" in sentence


def test_warnings_are_escaped():
    assert "&lt;b&gt;" in as_html(["<b>"], "#ff0000")
