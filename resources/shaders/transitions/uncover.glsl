// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Uncover
// Category: Motion
// Description: The picture slides away and uncovers the next.
// Param: direction | Direction |  |  | Where the picture moves to.
// Choices: direction | 0 right, 1 left, 2 up, 3 down
uniform int direction; // = 0
vec4 transition(vec2 uv) {
    vec2 way = direction < 2 ? vec2(direction == 0 ? 1.0 : -1.0, 0.0) : vec2(0.0, direction == 2 ? 1.0 : -1.0);
    vec2 p = uv - way * progress;
    bool is_there = all(greaterThanEqual(p, vec2(0.0))) && all(lessThan(p, vec2(1.0)));
    vec4 above = is_there ? getFromColor(p) : vec4(0.0);
    return above + getToColor(uv) * (1.0 - above.a) * (is_there ? progress : 1.0);
}
