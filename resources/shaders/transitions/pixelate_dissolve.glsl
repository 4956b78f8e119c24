// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Pixelate
// Category: Style
// Description: Both pictures dissolve in squares that grow until the middle.
// Opaque: yes
// Param: size | Size | of the height | 0.002..0.5 | Side of the squares in the middle.
uniform float size; // = 0.1
vec4 transition(vec2 uv) {
    float side = size * (1.0 - abs(2.0 * progress - 1.0));
    vec2 cell = vec2(side / ratio, side);
    float share = smoothstep(0.0, 1.0, progress);
    if (side < 1e-5) return mix(getFromColor(uv), getToColor(uv), share);
    vec2 corner = floor((uv - 0.5) / cell) * cell + 0.5;
    vec4 sum = vec4(0.0);
    for (int j = 0; j < 3; j++)
        for (int i = 0; i < 3; i++) {
            vec2 p = corner + cell * (vec2(i, j) + 0.5) / 3.0;
            sum += mix(getFromColor(p), getToColor(p), share);
        }
    return sum / 9.0;
}
