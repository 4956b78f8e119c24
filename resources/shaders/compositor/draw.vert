in vec2 corner;
uniform vec4 area;       // left, top, right, bottom in clip space
uniform vec3 to_out_x;   // rows of the map from clip space to output pixels
uniform vec3 to_out_y;
uniform vec2 out_size;
noperspective out vec2 clip;
#ifdef SOURCE
// Where to read is worked out per corner: software GL pays for every step per pixel.
uniform vec3 to_texel_x;   // rows of the map from clip space to texels of the first plane
uniform vec3 to_texel_y;
uniform vec2 chroma_step;  // chroma texels per texel of the first plane: 1 or 0.5
uniform vec2 chroma_shift; // where chroma sits, in chroma texels
uniform vec2 plane_size;   // of the first plane
uniform vec2 chroma_size;
noperspective out vec2 texel;         // in texels of the first plane
noperspective out vec2 place;         // the same as a share of the plane's size
noperspective out vec2 chroma_place;
#endif

void main() {
    clip = mix(area.xy, area.zw, corner);
    vec3 p = vec3(clip, 1.0);
#ifdef SOURCE
    texel = vec2(dot(to_texel_x, p), dot(to_texel_y, p));
    place = texel / plane_size;
    chroma_place = (texel * chroma_step + chroma_shift) / chroma_size;
#endif
    // Surfaces keep their top row first, so y is not turned over.
    gl_Position = vec4(vec2(dot(to_out_x, p), dot(to_out_y, p)) / out_size * 2.0 - 1.0, 0.0, 1.0);
}
