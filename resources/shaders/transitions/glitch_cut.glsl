// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Glitch
// Category: Style
// Description: Lines and blocks are torn out of place while the pictures change.
// Opaque: yes
// Param: shift | Shift | of the width | 0..1 | How far they go at most.
// Param: size | Size | of the height | 0.002..0.5 | Height of the lines; blocks are four times as wide.
// Param: split | Colour split | of the width | 0..0.2 | How far red and blue come apart.
// Param: steps | Steps |  | 1..100 | How often it changes.
// Param: seed | Seed |  | 0..65535 | Another number tears other places.
uniform float shift; // = 0.15
uniform float size; // = 0.03
uniform float split; // = 0.01
uniform int steps; // = 12
uniform int seed; // = 1
// PCG hash, Jarzynski and Olano, "Hash Functions for GPU Rendering", JCGT 2020.
uint pcg(uint v) {
    uint state = v * 747796405u + 2891336453u;
    uint word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
    return (word >> 22u) ^ word;
}
float chance(vec2 at, uint channel) {
    uint now = uint(progress * float(steps));
    return float(pcg(uint(at.x) + pcg(uint(at.y) + pcg(now + pcg(uint(seed) * 8u + channel)))) >> 8u) / 16777215.0;
}
vec4 seen(vec2 p, float share) {
    p = 1.0 - abs(mod(p, 2.0) - 1.0);
    return share < progress ? getToColor(p) : getFromColor(p);
}
vec4 transition(vec2 uv) {
    if (progress <= 0.0) return getFromColor(uv);
    if (progress >= 1.0) return getToColor(uv);
    float force = 1.0 - abs(2.0 * progress - 1.0);
    vec2 place = vec2(uv.x * ratio, 1.0 - uv.y) / size;
    vec2 line = vec2(0.0, floor(place.y)), block = floor(place / vec2(4.0, 2.0));
    float moved = 0.0;
    if (chance(line, 0u) < 0.7 * force) moved += shift * (2.0 * chance(line, 1u) - 1.0);
    if (chance(block, 2u) < 0.7 * force) moved += shift * (2.0 * chance(block, 3u) - 1.0);
    float share = chance(block, 4u);
    vec2 p = uv + vec2(moved, 0.0), off = vec2(split * force, 0.0);
    vec4 red = seen(p - off, share), green = seen(p, share), blue = seen(p + off, share);
    return vec4(red.r, green.g, blue.b, max(red.a, max(green.a, blue.a)));
}
