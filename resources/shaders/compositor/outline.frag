// Draws what outline.vert lays out: the distance to a side, of which the least is kept, or one for
// each triangle of the fan, which are counted: an odd number is inside.
#define SIDES 0
#define INSIDE 1
#if PART == SIDES
flat in vec2 start;
flat in vec2 side;
uniform vec4 area;  // left, top, right, bottom in clip space
uniform vec2 out_size;
uniform vec2 centre;
uniform vec2 turn;
uniform float reach;
#endif
out float value;

void main() {
#if PART == SIDES
    // From the pixel: a value from the vertices would be off where a triangle was clipped.
    vec2 p = mix(area.xy, area.zw, gl_FragCoord.xy / out_size) - centre;
    vec2 away = vec2(turn.x * p.x + turn.y * p.y, -turn.y * p.x + turn.x * p.y) - start;
    float share = clamp(dot(away, side) / max(dot(side, side), 1e-12), 0.0, 1.0);
    value = min(reach, length(away - side * share));
#else
    value = 1.0;
#endif
}
