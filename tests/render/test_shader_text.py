from kijkocut.effects.gl_transition import read_gl_transition
from kijkocut.effects.isf import read_isf
from kijkocut.model.sequence import ColourSpace
from kijkocut.render.shader_text import effect_source, transition_source

TEXT = """/*{"INPUTS": [{"NAME": "inputImage", "TYPE": "image"}, {"NAME": "k", "TYPE": "float"}]}*/
void main( void ) {
    gl_FragColor = IMG_PIXEL( inputImage, gl_FragCoord.xy) * k + IMG_NORM_PIXEL(other, vec2(0.5));
}
"""


def test_authors_lines_keep_their_numbers() -> None:
    source = effect_source(read_isf("x", TEXT), ColourSpace.bt709)
    body = source.split("#line 1\n")[1].split("\n")
    assert body[1] == "void kj_body() {"
    assert "kj_FragColor" in body[2]
    assert source.startswith("#version 330 core")
    assert "uniform float k;" in source


def test_only_the_input_image_is_seen_straight() -> None:
    source = effect_source(read_isf("x", TEXT), ColourSpace.bt709)
    assert "KJ_SEEN_PIXEL( inputImage, kj_FragCoord.xy)" in source
    assert "IMG_NORM_PIXEL(other, vec2(0.5))" in source


def test_linear_light_brings_the_spaces_curve() -> None:
    definition = read_gl_transition("x", "vec4 transition(vec2 uv) { return getToColor(uv); }")
    plain = transition_source(definition, ColourSpace.bt709, is_linear=False)
    linear = transition_source(definition, ColourSpace.pq, is_linear=True)
    assert "IN_LINEAR\n" not in plain.split("in vec2 isf_FragNormCoord")[0]
    assert "#define SPACE PQ" in linear
