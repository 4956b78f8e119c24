// Coverage of one mask shape. SHAPE is one of
#define RECTANGLE 0
#define ELLIPSE 1
#define OUTLINE 2   // a closed polygon, see outline.vert
#define SPLIT 3
#define BARS 4
noperspective in vec2 clip;
out float coverage;
uniform vec2 centre;
uniform vec2 size;
uniform vec2 turn;      // cosine and sine of the rotation, clockwise on screen
uniform float rounding; // corner radius in clip space
uniform float expand;
uniform float soft;     // width of the edge in clip space, at least one pixel
uniform float opacity;
uniform bool is_inverted;
uniform int count;
#if SHAPE == OUTLINE
uniform sampler2D distances;  // to the outline, right as far as the edge is soft
uniform sampler2D crossings;  // odd inside
#endif

// Signed distances, negative inside, after Inigo Quilez, "2D distance functions".
float box(vec2 p, vec2 extent) {
    vec2 q = abs(p) - extent;
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0);
}

float ellipse(vec2 p, vec2 radii) {
    // First order: exact on the outline, close to it nearby.
    float k0 = length(p / radii), k1 = length(p / (radii * radii));
    return k1 > 0.0 ? k0 * (k0 - 1.0) / k1 : -min(radii.x, radii.y);
}

#if SHAPE == OUTLINE
float outline() {
    ivec2 here = ivec2(gl_FragCoord.xy);
    float away = texelFetch(distances, here, 0).r;
    return mod(texelFetch(crossings, here, 0).r, 2.0) > 0.5 ? -away : away;
}
#endif

float bars(vec2 p) {
    float thick = size.y / float(2 * count - 1);
    float y = p.y + 0.5 * size.y - 0.5 * thick;
    float nearest = clamp(floor(y / (2.0 * thick) + 0.5), 0.0, float(count - 1));
    return box(vec2(p.x, y - nearest * 2.0 * thick), vec2(0.5 * size.x, 0.5 * thick));
}

void main() {
    vec2 p = clip - centre;
    p = vec2(turn.x * p.x + turn.y * p.y, -turn.y * p.x + turn.x * p.y);
#if SHAPE == RECTANGLE
    float d = box(p, 0.5 * size - rounding) - rounding;
#elif SHAPE == ELLIPSE
    float d = ellipse(p, 0.5 * size);
#elif SHAPE == OUTLINE
    float d = outline() - rounding;
#elif SHAPE == SPLIT
    float d = p.y;
#else
    float d = bars(p);
#endif
    float share = clamp(0.5 - (d - expand) / soft, 0.0, 1.0);
    share = share * share * (3.0 - 2.0 * share);
    coverage = (is_inverted ? 1.0 - share : share) * opacity;
}
