// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Directional warp
// Category: Motion
// Description: A soft edge runs over the picture, which shrinks before it as the next one unfolds behind.
// Opaque: yes
// Param: angle | Angle | deg | -360..360 | Where the edge moves to: 0 right, 90 down.
// Param: softness | Softness | of the way | 0.01..2 | Width of the edge.
uniform float angle; // = 0.0
uniform float softness; // = 0.5
// After "directionalwarp" of gl-transitions.com by pschroen, MIT licence.
vec4 transition(vec2 uv) {
    vec2 to = vec2(cos(radians(angle)), -sin(radians(angle)));
    vec2 p = (uv - 0.5) * vec2(ratio, 1.0);
    float reach = 0.5 * (ratio * abs(to.x) + abs(to.y));
    float way = (dot(p, to) + reach) / (2.0 * reach);
    float soft = max(softness, 1e-4);
    float k = smoothstep(0.0, 1.0, (progress * (1.0 + soft) - way) / soft);
    return mix(getFromColor((uv - 0.5) * (1.0 - k) + 0.5), getToColor((uv - 0.5) * k + 0.5), k);
}
