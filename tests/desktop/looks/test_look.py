from kijkocut.desktop.looks.look import (
    Look,
    LookKind,
    Origin,
    effect_looks,
    found,
    title_looks,
    transition_looks,
)

_BLUR = Look(kind=LookKind.effect, name="gaussian_blur", label="Gaussian blur", category="Blur")
_GLOW = Look(
    kind=LookKind.effect,
    name="glow",
    label="Glow",
    category="Style",
    description="Bright places with a blur around them.",
)
_ZOOM = Look(kind=LookKind.effect, name="zoom_blur", label="Zoom", category="Blur")


def test_every_word_must_be_found_and_names_come_before_descriptions():
    looks = (_GLOW, _BLUR, _ZOOM)
    assert found(looks, "") == looks
    assert found(looks, "blur") == (_BLUR, _ZOOM, _GLOW)
    assert found(looks, "gauss BLUR") == (_BLUR,)
    assert found(looks, "bright around") == (_GLOW,)
    assert found(looks, "sepia") == ()


def test_a_name_that_starts_with_the_word_comes_first():
    assert found((_BLUR, _ZOOM), "zo")[0] == _ZOOM


def test_effects_hold_picture_and_sound(film):
    kinds = {look.kind for look in effect_looks(film)}
    assert kinds == {LookKind.effect, LookKind.sound_effect}
    by_name = {look.name: look for look in effect_looks(film)}
    assert by_name["gaussian_blur"].picture == "shader"
    assert by_name["compressor"].picture == ""
    assert by_name["old_film"].is_moving
    assert not by_name["gaussian_blur"].is_moving


def test_transitions_and_titles_have_their_kinds(film):
    transitions = {look.name: look for look in transition_looks(film)}
    assert transitions["dissolve"].is_moving
    assert transitions["crossfade"].is_sound
    kinds = {look.kind for look in title_looks(film)}
    assert kinds == {
        LookKind.lettering,
        LookKind.generator,
        LookKind.sound_generator,
        LookKind.adjustment,
    }


def test_without_a_project_there_is_nothing(desk):
    assert effect_looks(desk) == transition_looks(desk) == title_looks(desk) == ()


def test_files_beside_the_project_are_told_apart(film):
    folder = film.work.services.folder
    folder.mkdir()
    inputs = '"INPUTS": [{"NAME": "inputImage", "TYPE": "image"}]'
    header = '{"ISFVSN": "2", "CATEGORIES": ["Mine"], %s}' % inputs  # noqa: UP031 braces
    text = f"/*{header}*/ void main() {{ gl_FragColor = vec4(1.0); }}"
    (folder / "my_red.fs").write_text(text)
    film.work.services.reload_effects()
    mine = next(look for look in effect_looks(film) if look.name == "my_red")
    assert mine.origin is Origin.project
    assert mine.category == "Mine"
