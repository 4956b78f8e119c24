// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Swirl
// Category: Style
// Description: The picture is wound up around a point, and the next one unwinds from there.
// Opaque: yes
// Param: angle | Angle | deg | -3600..3600 | How far the middle is turned half-way, clockwise.
// Param: radius | Radius | of the half diagonal | 0.05..4 | How far it reaches.
// Param: centre | Centre | of the frame | -1..2 | What it turns around, from the left and the bottom.
uniform float angle; // = 360.0
uniform float radius; // = 1.0
uniform vec2 centre; // = vec2(0.5, 0.5)
vec4 transition(vec2 uv) {
    vec2 frame = vec2(ratio, 1.0), arm = (uv - centre) * frame;
    float near = max(1.0 - length(arm) / (0.5 * length(frame) * radius), 0.0);
    float a = radians(angle) * near * near * (1.0 - abs(2.0 * progress - 1.0));
    vec2 p = a == 0.0 ? uv : centre + mat2(cos(a), sin(a), -sin(a), cos(a)) * arm / frame;
    p = 1.0 - abs(mod(p, 2.0) - 1.0);
    return mix(getFromColor(p), getToColor(p), smoothstep(0.0, 1.0, progress));
}
