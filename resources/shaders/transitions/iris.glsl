// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Iris
// Category: Iris
// Description: An opening grows from a point and uncovers the next picture.
// Opaque: yes
// Param: shape | Shape |  |  | Outline of the opening.
// Choices: shape | 0 circle, 1 box, 2 diamond
// Param: centre | Centre | of the frame | 0..1 | Where it opens, from the left and the bottom.
// Param: softness | Softness | of the way | 0..1 | Width of the edge.
uniform int shape; // = 0
uniform vec2 centre; // = vec2(0.5, 0.5)
uniform float softness; // = 0.02
float measure(vec2 d) {
    d = abs(d);
    if (shape == 0) return length(d * vec2(ratio, 1.0));
    if (shape == 1) return max(d.x, d.y);
    return d.x * ratio + d.y;
}
vec4 transition(vec2 uv) {
    vec2 far = max(centre, 1.0 - centre);
    float way = measure(uv - centre) / measure(far);
    float soft = max(softness, 1e-4);
    return mix(getFromColor(uv), getToColor(uv), clamp((progress * (1.0 + soft) - way) / soft, 0.0, 1.0));
}
