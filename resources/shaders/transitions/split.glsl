// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Split
// Category: Motion
// Description: The picture parts in the middle, and its halves leave the frame.
// Opaque: yes
// Param: upright | Upright |  |  | Whether the halves leave upwards and downwards.
uniform bool upright; // = false
vec4 transition(vec2 uv) {
    vec2 way = upright ? vec2(0.0, 0.5) : vec2(0.5, 0.0);
    vec2 p = uv - way * progress * sign(dot(uv - 0.5, way));
    return dot(uv - 0.5, way) * dot(p - 0.5, way) > 0.0 ? getFromColor(p) : getToColor(uv);
}
