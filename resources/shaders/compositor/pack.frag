// Turns the finished surface into samples for an encoder or a file. PACK is one of
#define PACK_LUMA 0    // four neighbours to a texel: software GL pays per texel written
#define PACK_CHROMA 1
#define PACK_ALPHA 2   // four neighbours to a texel
#define PACK_RGBA 3
in vec2 clip;
uniform sampler2D plane0;
#if PACK == PACK_LUMA || PACK == PACK_CHROMA
const mat3 from_rgb = FROM_RGB;
const vec3 from_rgb_offset = FROM_RGB_OFFSET;
const ivec2 block = ivec2(BLOCK);   // luma pixels per chroma sample
#endif
const float peak = PEAK;            // largest sample value
const float unit = UNIT;            // what the target calls 1.0: 255 or 65535
#if PACK == PACK_CHROMA
layout(location = 0) out float first;
layout(location = 1) out float second;
#else
out vec4 first;
#endif

vec4 kj_read(vec4 c) {
#ifdef STRAIGHT
    c.a = clamp(c.a, 0.0, 1.0);
    c.rgb = c.a > 0.0 ? c.rgb / c.a : vec3(0.0);
#endif
    return c;
}

vec4 kj_at(ivec2 p) {
    return kj_read(texelFetch(plane0, min(p, textureSize(plane0, 0) - 1), 0));
}

vec4 kj_code(vec4 v) {
    return floor(clamp(v, 0.0, 1.0) * peak + 0.5) / unit;
}

void main() {
    ivec2 p = ivec2(gl_FragCoord.xy);
#if PACK == PACK_LUMA
    vec4 luma;
    vec3 weights = vec3(from_rgb[0].x, from_rgb[1].x, from_rgb[2].x);
    for (int i = 0; i < 4; i++) luma[i] = dot(weights, kj_at(ivec2(p.x * 4 + i, p.y)).rgb);
    first = kj_code(luma + from_rgb_offset.x);
#elif PACK == PACK_CHROMA
    // One interpolated read in the middle of a block is the block's mean.
    vec2 middle = (vec2(p) + 0.5) * vec2(block) / vec2(textureSize(plane0, 0));
    vec3 yuv = from_rgb * kj_read(texture(plane0, middle)).rgb + from_rgb_offset;
    vec4 code = kj_code(vec4(yuv, 0.0));
    first = code.y;
    second = code.z;
#elif PACK == PACK_ALPHA
    vec4 alpha;
    for (int i = 0; i < 4; i++) alpha[i] = kj_at(ivec2(p.x * 4 + i, p.y)).a;
    first = kj_code(alpha);
#else
#ifdef AS_FLOAT
    first = kj_at(p);
#else
    first = kj_code(kj_at(p));
#endif
#endif
}
