// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Whip pan
// Category: Motion
// Description: The camera is swung so fast from one picture to the next that both smear.
// Opaque: yes
// Param: direction | Direction |  |  | Where the pictures move to.
// Choices: direction | 0 right, 1 left, 2 up, 3 down
// Param: blur | Blur | of the way | 0..1 | Share of the time during which the shutter is open.
uniform int direction; // = 1
uniform float blur; // = 0.5
const int READS = 16;
// A strip of both pictures, mirrored at its ends.
vec4 strip(vec2 uv, vec2 way, float at) {
    vec2 p = uv - way * at;
    bool is_old = all(greaterThanEqual(p, vec2(0.0))) && all(lessThan(p, vec2(1.0)));
    float along = dot(p - 0.5, way) + 0.5;
    if (along > 1.0) is_old = true;
    vec2 q = is_old ? p : p + way;
    q = 1.0 - abs(mod(q, 2.0) - 1.0);
    return is_old ? getFromColor(q) : getToColor(q);
}
vec4 transition(vec2 uv) {
    if (progress <= 0.0) return getFromColor(uv);
    if (progress >= 1.0) return getToColor(uv);
    vec2 way = direction < 2 ? vec2(direction == 0 ? 1.0 : -1.0, 0.0) : vec2(0.0, direction == 2 ? 1.0 : -1.0);
    float t = progress;
    float at = t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
    // How far the strip runs while the shutter is open for a quarter of the transition.
    float length_ = blur * 0.25 * 30.0 * t * t * (1.0 - t) * (1.0 - t);
    vec4 sum = vec4(0.0);
    for (int i = 0; i < READS; i++)
        sum += strip(uv, way, at + length_ * ((float(i) + 0.5) / float(READS) - 0.5));
    return sum / float(READS);
}
