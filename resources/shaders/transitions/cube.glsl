// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Cube
// Category: Motion
// Description: Both pictures are sides of a cube that turns.
// Param: direction | Direction |  |  | Where the picture turns to.
// Choices: direction | 0 right, 1 left, 2 up, 3 down
// Param: distance | Distance | times | 0.3..10 | How far away one stands, in sides of the cube; near gives more perspective.
// Param: back | Step back | times | 0..3 | How much further away one stands half-way.
// Param: shade | Shade |  | 0..1 | How dark a side gets that is turned away.
uniform int direction; // = 1
uniform float distance; // = 2.0
uniform float back; // = 0.3
uniform float shade; // = 0.5
// Place on the side that is turned by `turn`, where the ray from `eye` through q on the plane z = 0.5 meets it;
// z is how much the side faces the eye. The cube's side is 1 and turns around its middle, x is the turning way.
vec3 met(vec2 q, float eye, float turn) {
    vec2 normal = vec2(sin(turn), cos(turn)), ray = vec2(q.x, -distance);
    float facing = -dot(normal, ray);
    float t = (dot(normal, vec2(0.0, eye)) - 0.5) / facing;
    vec2 hit = vec2(0.0, eye) + t * ray;
    return vec3(dot(hit, vec2(normal.y, -normal.x)), t * q.y, facing);
}
// A side's colour, with a soft border; both sides meet where either covers its half.
vec4 seen(vec3 at, bool is_upright, float way, float turn, bool is_after) {
    vec2 p = (is_upright ? vec2(at.y, way * at.x) : vec2(way * at.x, at.y)) + 0.5;
    vec2 covered = clamp(min(p, 1.0 - p) / clamp(fwidth(p), 1e-6, 0.1) + 0.5, 0.0, 1.0);
    vec4 c = is_after ? getToColor(p) : getFromColor(p);
    c.rgb *= mix(1.0, cos(turn), shade);
    return at.z > 0.0 ? c * covered.x * covered.y : vec4(0.0);
}
vec4 transition(vec2 uv) {
    if (progress <= 0.0) return getFromColor(uv);
    if (progress >= 1.0) return getToColor(uv);
    bool is_upright = direction > 1;
    float way = direction == 0 || direction == 2 ? 1.0 : -1.0;
    vec2 q = is_upright ? vec2(way * (uv.y - 0.5), uv.x - 0.5) : vec2(way * (uv.x - 0.5), uv.y - 0.5);
    float turn = 1.57079632679 * progress;
    // The edge between both sides comes nearer than they ever are: one steps back from it.
    float eye = distance + 0.5 * (cos(turn) + sin(turn)) + back * sin(2.0 * turn);
    vec4 old = seen(met(q, eye, turn), is_upright, way, turn, false);
    vec4 next = seen(met(q, eye, turn - 1.57079632679), is_upright, way, turn - 1.57079632679, true);
    return old + next;
}
