// The sides of closed polygons, as triangles made without vertex data. PART is
// SIDES: around each side all that lies within `reach` of it, six vertices a side;
// INSIDE: the triangle from each side to the first corner of its polygon.
#define SIDES 0
#define INSIDE 1
uniform sampler2D points;  // in every second row the ends of sides, below them the first corners
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

void main() {
#if PART == SIDES
    int index = gl_VertexID / 6;
#else
    int index = gl_VertexID / 3;
#endif
    int width = textureSize(points, 0).x;
    ivec2 place = ivec2(index % width, index / width * 2);
    vec4 ends = texelFetch(points, place, 0);
#if PART == SIDES
    start = ends.xy;
    side = ends.zw - start;
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
    vec2 q = vertex == 1 ? ends.xy : ends.zw;
    if (vertex == 0) q = texelFetch(points, place + ivec2(0, 1), 0).rg;
#endif
    vec3 p = vec3(centre + vec2(turn.x * q.x - turn.y * q.y, turn.y * q.x + turn.x * q.y), 1.0);
    // Surfaces keep their top row first, so y is not turned over.
    gl_Position = vec4(vec2(dot(to_out_x, p), dot(to_out_y, p)) / out_size * 2.0 - 1.0, 0.0, 1.0);
}
