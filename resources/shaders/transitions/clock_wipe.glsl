// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Clock wipe
// Category: Wipe
// Description: A hand sweeps around a point and uncovers the next picture.
// Opaque: yes
// Param: start | Start | deg | -360..360 | Where the hand starts: 0 up, 90 right.
// Param: counter | Counterclockwise |  |  | Whether the hand runs against the clock.
// Param: softness | Softness | of the way | 0..1 | Width of the edge.
// Param: centre | Centre | of the frame | -1..2 | What the hand turns around, from the left and the bottom.
uniform float start; // = 0.0
uniform bool counter; // = false
uniform float softness; // = 0.0
uniform vec2 centre; // = vec2(0.5, 0.5)
vec4 transition(vec2 uv) {
    vec2 p = (uv - centre) * vec2(ratio, 1.0);
    float way = fract(atan(p.x, p.y) / 6.28318530718 - start / 360.0);
    if (counter) way = 1.0 - way;
    float soft = max(softness, 1e-4);
    return mix(getFromColor(uv), getToColor(uv), clamp((progress * (1.0 + soft) - way) / soft, 0.0, 1.0));
}
