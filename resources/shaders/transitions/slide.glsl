// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Slide
// Category: Motion
// Description: The next picture slides over the one before.
// Param: direction | Direction |  |  | Where the next picture moves to.
// Choices: direction | 0 right, 1 left, 2 up, 3 down
uniform int direction; // = 0
vec4 transition(vec2 uv) {
    vec2 way = direction < 2 ? vec2(direction == 0 ? 1.0 : -1.0, 0.0) : vec2(0.0, direction == 2 ? 1.0 : -1.0);
    vec2 p = uv + way * (1.0 - progress);
    bool covered = all(greaterThanEqual(p, vec2(0.0))) && all(lessThan(p, vec2(1.0)));
    vec4 below = getFromColor(uv);
    vec4 above = getToColor(p);
    return covered ? above + below * (1.0 - above.a) * (1.0 - progress) : below;
}
