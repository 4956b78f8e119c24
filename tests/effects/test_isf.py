import json

import pytest

from kijkocut.effects import EffectKind, Light, ShaderFileError
from kijkocut.effects.definition import ImageFile, Pass
from kijkocut.effects.isf import read_isf
from kijkocut.model.params import ParamKind

BODY = "\nvoid main() { gl_FragColor = IMG_THIS_PIXEL(inputImage); }\n"
PICTURE = {"NAME": "inputImage", "TYPE": "image"}


def isf(**header: object) -> str:
    return f"/*{json.dumps({'ISFVSN': '2', **header}, indent=1)}*/{BODY}"


def test_an_input_image_makes_an_effect_and_none_a_generator() -> None:
    assert read_isf("a", isf(INPUTS=[PICTURE])).kind is EffectKind.effect
    assert read_isf("a", isf()).kind is EffectKind.generator


def test_every_input_type_becomes_a_parameter() -> None:
    inputs = [
        PICTURE,
        {
            "NAME": "f",
            "TYPE": "float",
            "DEFAULT": 0.5,
            "MIN": 0,
            "MAX": 2,
            "UNIT": "px",
            "STEP": 0.1,
        },
        {"NAME": "b", "TYPE": "bool", "DEFAULT": 1},
        {"NAME": "e", "TYPE": "event"},
        {"NAME": "c", "TYPE": "color", "DEFAULT": [1, 0.5, 0, 1]},
        {"NAME": "p", "TYPE": "point2D", "DEFAULT": [0.25, 0.75], "MIN": [0, 0], "MAX": [1, 1]},
        {"NAME": "n", "TYPE": "long", "DEFAULT": 3, "MIN": 1, "MAX": 9},
        {"NAME": "l", "TYPE": "long", "VALUES": [4, 7], "LABELS": ["four", "seven"], "DEFAULT": 7},
    ]
    found = {s.name: s for s in read_isf("x", isf(INPUTS=inputs)).params}
    assert list(found) == ["f", "b", "e", "c", "p", "n", "l"]
    assert (found["f"].default, found["f"].minimum, found["f"].maximum) == (0.5, 0.0, 2.0)
    assert (found["f"].unit, found["f"].step) == ("px", 0.1)
    assert found["b"].kind is ParamKind.switch
    assert found["b"].default is True
    assert found["e"].default is False
    assert found["c"].default == (1.0, 0.5, 0.0, 1.0)
    assert found["p"].default == (0.25, 0.75)
    assert (found["p"].minimum, found["p"].maximum) == (0.0, 1.0)
    assert (found["n"].kind, found["n"].default) == (ParamKind.whole, 3)
    assert (found["l"].kind, found["l"].choices, found["l"].default) == (
        ParamKind.choice,
        ("four", "seven"),
        "seven",
    )


def test_passes_keep_targets_and_sizes() -> None:
    raw = [{"TARGET": "half", "WIDTH": "$WIDTH/2", "HEIGHT": "$HEIGHT/2", "FLOAT": True}, {}]
    passes = read_isf("x", isf(INPUTS=[PICTURE], PASSES=raw)).passes
    assert passes[0] == Pass(target="half", width="$WIDTH/2", height="$HEIGHT/2", is_float=True)
    assert passes[0].size((101, 50), {}) == (50, 25)
    assert passes[1] == Pass()


def test_own_keys_and_time_are_noticed() -> None:
    own = {"LABEL": "Nice", "LIGHT": "linear", "OPAQUE": True}
    made = read_isf("x", isf(KIJKO=own, DESCRIPTION="d", CATEGORIES=["c", "e"]))
    assert not read_isf("x", isf(KIJKO={"ALPHA": "premultiplied"})).is_straight
    assert (made.label, made.light, made.is_straight, made.keeps_alpha) == (
        "Nice",
        Light.linear,
        True,
        True,
    )
    assert (made.description, made.category, made.is_timed) == ("d", "c", False)
    assert read_isf("x", isf() + "float t() { return TIME; }").is_timed


def test_pictures_besides_the_input_are_files() -> None:
    inputs = [PICTURE, {"NAME": "mask", "TYPE": "image"}]
    text = isf(INPUTS=inputs, IMPORTED={"noise": {"PATH": "noise.png"}})
    made = read_isf("x", text, "/there/x.fs")
    assert [(s.name, s.kind, s.can_keyframe) for s in made.params] == [
        ("mask", ParamKind.file, False)
    ]
    assert made.images == (ImageFile(name="noise", path="/there/noise.png"),)


def test_an_image_may_be_a_curve() -> None:
    given = {"CURVE": True, "DEFAULT": [0, 0, 0.5, 0.7, 1, 1], "IDENTITY": [0, 0, 1, 1]}
    inputs = [PICTURE, {"NAME": "a", "TYPE": "image", "MIN": 0.0, **given}]
    inputs.append({"NAME": "b", "TYPE": "image", "CURVE": True, "DEFAULT": [1, 0, 0, 1]})
    first, second = read_isf("x", isf(INPUTS=inputs)).inputs
    assert (first.spec.kind, first.uniform) == (ParamKind.curve, "sampler2D")
    assert first.spec.default == (0.0, 0.0, 0.5, 0.7, 1.0, 1.0)
    assert first.identity == second.spec.default == (0.0, 0.0, 1.0, 1.0)
    assert (first.spec.minimum, first.spec.can_keyframe) == (0.0, True)


def test_two_pictures_and_progress_make_a_transition() -> None:
    inputs = [
        {"NAME": "startImage", "TYPE": "image"},
        {"NAME": "endImage", "TYPE": "image"},
        {"NAME": "progress", "TYPE": "float"},
        {"NAME": "k", "TYPE": "float", "MIN": 0.25},
    ]
    made = read_isf("x", isf(INPUTS=inputs))
    assert made.kind is EffectKind.transition
    assert not made.is_gl_transition
    assert [(s.name, s.default) for s in made.params] == [("k", 0.25)]


def test_sounds_are_noted() -> None:
    inputs = [{"NAME": "wave", "TYPE": "audio"}, {"NAME": "bars", "TYPE": "audioFFT", "MAX": 32}]
    made = read_isf("x", isf(INPUTS=inputs))
    assert [(one.name, one.is_spectrum, one.count) for one in made.sounds] == [
        ("wave", False, 0),
        ("bars", True, 32),
    ]
    assert made.params == ()


def test_version_one_lists_what_is_kept() -> None:
    passes = [{"TARGET": "a"}, {"TARGET": "b", "persistent": True}, {}]
    made = read_isf("x", isf(PASSES=passes, PERSISTENT_BUFFERS={"a": {"WIDTH": "$WIDTH/4"}}))
    assert [one.is_persistent for one in made.passes] == [True, True, False]
    assert made.passes[0].width == "$WIDTH/4"
    assert made.keeps_past
    listed = read_isf("x", isf(PASSES=[{"TARGET": "a"}], PERSISTENT_BUFFERS=["a"]))
    assert listed.keeps_past


def test_odd_headers_of_public_files_are_read() -> None:
    inputs = [
        {"NAME": "l", "TYPE": "long", "VALUES": [1, 5], "LABELS": ["one"], "DEFAULT": 5},
        {"NAME": "m", "TYPE": "long", "LABELS": ["a", "b"]},
        {"NAME": "f", "TYPE": "float", "DEFAULT": "0.5", "MIN": "0"},
        {"NAME": "c", "TYPE": "color", "DEFAULT": [1, 0, 0]},
        {"NAME": "b", "TYPE": "bool", "DEFAULT": 1.0},
    ]
    found = {s.name: s for s in read_isf("x", isf(INPUTS=inputs, CATEGORIES="one")).params}
    assert (found["l"].choices, found["l"].default) == (("one", "5"), "5")
    assert (found["m"].choices, found["m"].default) == (("a", "b"), "a")
    assert (found["f"].default, found["f"].minimum) == (0.5, 0.0)
    assert found["c"].default == (1.0, 0.0, 0.0, 1.0)
    assert found["b"].default is True


def test_a_header_that_is_not_json_names_the_line() -> None:
    with pytest.raises(ShaderFileError, match="line 3"):
        read_isf("x", '/*{\n "ISFVSN": "2",\n oops\n}*/ void main() {}')


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("void main() {}", "JSON header"),
        (isf(INPUTS=[{"NAME": "x"}]), "does not follow ISF"),
        (isf(INPUTS=[{"NAME": "x", "TYPE": "video"}]), "video"),
        (isf(IMPORTED={"cube": {"PATH": ["a.png", "b.png"]}}), "neither one file nor the six"),
        (isf(KIJKO={"LIGHT": "linear", "ALPHA": "premultiplied"}), "not multiplied"),
    ],
)
def test_what_can_not_be_shown_right_is_refused(text: str, message: str) -> None:
    with pytest.raises(ShaderFileError, match=message):
        read_isf("x", text)


def test_a_margin_is_worked_out_from_the_inputs() -> None:
    head = (
        '/*{"KIJKO": {"MARGIN": "%s"}, "INPUTS": [{"NAME": "inputImage", "TYPE": "image"},'
        ' {"NAME": "far", "TYPE": "float"}]}*/ void main() {}'
    )
    made = read_isf("x", head % "2.0*$far+1", "x.fs")
    assert made.reach((("far", 4.0),)) == 9
    assert made.reach((("far", -4.0),)) == 0
    with pytest.raises(ShaderFileError, match="MARGIN"):
        read_isf("x", head % "$near", "x.fs")
