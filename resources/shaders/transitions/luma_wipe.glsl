// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Luma file
// Category: Wipe
// Description: A picture says when each place changes: dark places first, light places last.
// Opaque: yes
// Param: luma | Picture |  |  | Grey picture of the way; without one the wipe runs to the right.
// Param: softness | Softness | of the way | 0..1 | Width of the edge.
// Param: inverted | Inverted |  |  | Whether light places come first.
uniform sampler2D luma;
uniform float softness; // = 0.1
uniform bool inverted; // = false
vec4 transition(vec2 uv) {
    vec3 c = texture(luma, uv).rgb;
    float way = dot(c, vec3(0.2126, 0.7152, 0.0722));
    if (textureSize(luma, 0) == ivec2(1)) way = uv.x;  // no file was chosen
    if (inverted) way = 1.0 - way;
    float soft = max(softness, 1e-4);
    return mix(getFromColor(uv), getToColor(uv), clamp((progress * (1.0 + soft) - way) / soft, 0.0, 1.0));
}
