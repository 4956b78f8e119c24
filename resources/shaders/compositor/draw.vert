in vec2 corner;
uniform vec4 area;       // left, top, right, bottom in clip space
uniform vec3 to_out_x;   // rows of the map from clip space to output pixels
uniform vec3 to_out_y;
uniform vec2 out_size;
uniform vec3 to_texel_x;   // rows of the map from clip space to texels of the first plane
uniform vec3 to_texel_y;
out vec2 clip;
out vec2 texel;

void main() {
    clip = mix(area.xy, area.zw, corner);
    vec3 p = vec3(clip, 1.0);
    texel = vec2(dot(to_texel_x, p), dot(to_texel_y, p));
    // Surfaces keep their top row first, so y is not turned over.
    gl_Position = vec4(vec2(dot(to_out_x, p), dot(to_out_y, p)) / out_size * 2.0 - 1.0, 0.0, 1.0);
}
