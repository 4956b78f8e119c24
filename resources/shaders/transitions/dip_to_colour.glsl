// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Dip to colour
// Category: Dissolve
// Description: Fades to a colour by the middle, then from it into the next picture.
// Opaque: yes
// Param: colour | Colour |  |  | The colour in the middle; black and white are the trade's dips.
uniform vec3 colour; // = vec3(0.0, 0.0, 0.0)
vec4 transition(vec2 uv) {
    vec4 dip = vec4(colour, 1.0);
    if (progress < 0.5) return mix(getFromColor(uv), dip, progress * 2.0);
    return mix(dip, getToColor(uv), progress * 2.0 - 1.0);
}
