// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Barn door
// Category: Wipe
// Description: Two straight edges part from the middle, or meet there, and uncover the next picture.
// Opaque: yes
// Param: angle | Angle | deg | -360..360 | Where the edges move to: 0 right, 90 down.
// Param: softness | Softness | of the way | 0..1 | Width of the edge.
// Param: closing | Closing |  |  | Whether the edges come from outside and meet.
uniform float angle; // = 0.0
uniform float softness; // = 0.0
uniform bool closing; // = false
vec4 transition(vec2 uv) {
    vec2 to = vec2(cos(radians(angle)), -sin(radians(angle)));
    vec2 p = (uv - 0.5) * vec2(ratio, 1.0);
    float way = abs(dot(p, to)) / (0.5 * (ratio * abs(to.x) + abs(to.y)));
    if (closing) way = 1.0 - way;
    float soft = max(softness, 1e-4);
    return mix(getFromColor(uv), getToColor(uv), clamp((progress * (1.0 + soft) - way) / soft, 0.0, 1.0));
}
