// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Cross dissolve
// Category: Dissolve
// Description: One picture fades into the other.
// Opaque: yes
vec4 transition(vec2 uv) {
    return mix(getFromColor(uv), getToColor(uv), progress);
}
