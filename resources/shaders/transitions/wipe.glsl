// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Wipe
// Category: Wipe
// Description: A straight edge moves over the picture and uncovers the next.
// Opaque: yes
// Param: angle | Angle | deg | 0..360 | Where the edge moves to: 0 right, 90 down, 180 left, 270 up.
// Param: softness | Softness | of the way | 0..1 | Width of the edge.
uniform float angle; // = 0.0
uniform float softness; // = 0.0
vec4 transition(vec2 uv) {
    vec2 to = vec2(cos(radians(angle)), -sin(radians(angle)));
    vec2 p = (uv - 0.5) * vec2(ratio, 1.0);
    float reach = 0.5 * (ratio * abs(to.x) + abs(to.y));
    float way = (dot(p, to) + reach) / (2.0 * reach);
    float soft = max(softness, 1e-4);
    return mix(getFromColor(uv), getToColor(uv), clamp((progress * (1.0 + soft) - way) / soft, 0.0, 1.0));
}
