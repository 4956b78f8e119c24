// The sides of a closed polygon, as triangles made from its points without vertex data. PART is
// SIDES: around each side all that lies within `reach` of it, six vertices a side;
// INSIDE: a fan from the first point, three vertices a triangle.
#define SIDES 0
#define INSIDE 1
uniform sampler2D points;  // x, y in one row
uniform int count;
uniform float reach;
uniform vec2 centre;
uniform vec2 turn;      // cosine and sine of the rotation, clockwise on screen
uniform vec3 to_out_x;  // rows of the map from clip space to output pixels
uniform vec3 to_out_y;
uniform vec2 out_size;
#if PART == SIDES
flat out vec2 start;
flat out vec2 side;
#endif

vec2 point_at(int i) { return texelFetch(points, ivec2(i, 0), 0).rg; }

void main() {
#if PART == SIDES
    int index = gl_VertexID / 6;
    start = point_at(index);
    side = point_at((index + 1) % count) - start;
    float span = length(side);
    vec2 along = span > 0.0 ? side / span : vec2(1.0, 0.0);
    vec2 across = vec2(-along.y, along.x);
    const vec2 corners[6] = vec2[6](
        vec2(0.0, -1.0), vec2(1.0, -1.0), vec2(0.0, 1.0),
        vec2(0.0, 1.0), vec2(1.0, -1.0), vec2(1.0, 1.0)
    );
    vec2 corner = corners[gl_VertexID % 6];
    vec2 q = start + along * mix(-reach, span + reach, corner.x) + across * corner.y * reach;
#else
    int vertex = gl_VertexID % 3;
    vec2 q = point_at(vertex == 0 ? 0 : gl_VertexID / 3 + vertex);
#endif
    vec3 p = vec3(centre + vec2(turn.x * q.x - turn.y * q.y, turn.y * q.x + turn.x * q.y), 1.0);
    // Surfaces keep their top row first, so y is not turned over.
    gl_Position = vec4(vec2(dot(to_out_x, p), dot(to_out_y, p)) / out_size * 2.0 - 1.0, 0.0, 1.0);
}
