// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Additive dissolve
// Category: Dissolve
// Description: The next picture is added as light before the one before goes out.
// Opaque: yes
vec4 transition(vec2 uv) {
    vec4 c = getFromColor(uv) * min(2.0 - 2.0 * progress, 1.0) + getToColor(uv) * min(2.0 * progress, 1.0);
    return vec4(c.rgb, min(c.a, 1.0));
}
