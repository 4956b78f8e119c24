// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Push
// Category: Motion
// Description: The next picture pushes the one before out of the frame.
// Opaque: yes
// Param: direction | Direction |  |  | Where both pictures move to.
// Choices: direction | 0 right, 1 left, 2 up, 3 down
uniform int direction; // = 0
vec4 transition(vec2 uv) {
    vec2 way = direction < 2 ? vec2(direction == 0 ? 1.0 : -1.0, 0.0) : vec2(0.0, direction == 2 ? 1.0 : -1.0);
    vec2 p = uv - way * progress;
    bool old = all(greaterThanEqual(p, vec2(0.0))) && all(lessThan(p, vec2(1.0)));
    return old ? getFromColor(p) : getToColor(p + way);
}
