// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Blinds
// Category: Wipe
// Description: Many parallel strips uncover the next picture at once.
// Opaque: yes
// Param: strips | Strips |  | 1..200 | How many.
// Param: angle | Angle | deg | -360..360 | Where the edges move to: 0 right, 90 down.
// Param: softness | Softness | of the way | 0..1 | Width of the edge.
uniform int strips; // = 10
uniform float angle; // = 0.0
uniform float softness; // = 0.0
vec4 transition(vec2 uv) {
    vec2 to = vec2(cos(radians(angle)), -sin(radians(angle)));
    vec2 p = (uv - 0.5) * vec2(ratio, 1.0);
    float reach = 0.5 * (ratio * abs(to.x) + abs(to.y));
    float way = fract((dot(p, to) + reach) / (2.0 * reach) * float(strips));
    float soft = max(softness, 1e-4);
    return mix(getFromColor(uv), getToColor(uv), clamp((progress * (1.0 + soft) - way) / soft, 0.0, 1.0));
}
