// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Iris
// Category: Iris
// Description: An opening grows from a point and uncovers the next picture.
// Opaque: yes
// Param: shape | Shape |  |  | Outline of the opening.
// Choices: shape | 0 circle, 1 box, 2 diamond, 3 star, 4 heart
// Param: centre | Centre | of the frame | 0..1 | Where it opens, from the left and the bottom.
// Param: softness | Softness | of the way | 0..1 | Width of the edge.
uniform int shape; // = 0
uniform vec2 centre; // = vec2(0.5, 0.5)
uniform float softness; // = 0.02
// How much larger than at its start the outline is where it reaches d: the same in every direction along it.
float measure(vec2 d) {
    vec2 e = abs(d);
    if (shape == 0) return length(e * vec2(ratio, 1.0));
    if (shape == 1) return max(e.x, e.y);
    if (shape == 2) return e.x * ratio + e.y;
    vec2 p = vec2(e.x * ratio, d.y);
    // Two circles on a square that stands on its corner, around the square's middle.
    if (shape == 4) return p.y < 0.0 ? 2.0 * (p.x - p.y) : 2.0 * dot(p, p) / max(p.x + p.y, 1e-9);
    // Half a point of a star with five, whose notches are half as far out as its points.
    float a = abs(mod(atan(p.x, p.y) + 0.62831853, 1.25663706) - 0.62831853);
    vec2 q = length(p) * vec2(cos(a), sin(a)), edge = 0.5 * vec2(cos(0.62831853), sin(0.62831853)) - vec2(1.0, 0.0);
    return (q.x * edge.y - q.y * edge.x) / edge.y;
}
// As much as anything in the frame can need.
float most(vec2 far) {
    if (shape < 3) return measure(far);
    return shape == 3 ? 2.0 * length(far * vec2(ratio, 1.0)) : 2.0 * (far.x * ratio + far.y);
}
vec4 transition(vec2 uv) {
    vec2 far = max(centre, 1.0 - centre);
    float way = measure(uv - centre) / most(far);
    float soft = max(softness, 1e-4);
    return mix(getFromColor(uv), getToColor(uv), clamp((progress * (1.0 + soft) - way) / soft, 0.0, 1.0));
}
