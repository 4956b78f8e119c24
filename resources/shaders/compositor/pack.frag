// Turns the finished surface into samples for an encoder or a file. PACK is one of
#define PACK_LUMA 0    // four neighbours to a texel: software GL pays per texel written
#define PACK_CHROMA 1
#define PACK_ALPHA 2   // four neighbours to a texel
#define PACK_RGBA 3
// Also given: FROM_RGB and FROM_RGB_OFFSET, from RGB to codes as shares of PEAK, the largest code;
// BLOCK, pixels per chroma sample; UNIT, what the target calls 1.0: 255 or 65535; WHOLE_TEXELS where
// four neighbours never reach beyond the row; STEP, texels from one sample of PACK_RGBA to the next.
#ifndef STEP
#define STEP ivec2(1)
#endif
uniform sampler2D plane0;
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
#ifdef WHOLE_TEXELS
    return kj_read(texelFetch(plane0, p, 0));
#endif
    return kj_read(texelFetch(plane0, min(p, textureSize(plane0, 0) - 1), 0));
}

vec4 kj_code(vec4 v) {
    return floor(clamp(v, 0.0, 1.0) * PEAK + 0.5) / UNIT;
}

void main() {
    ivec2 p = ivec2(gl_FragCoord.xy);
#if PACK == PACK_LUMA
    vec4 luma;
    const mat3 m = FROM_RGB;
    vec3 weights = vec3(m[0].x, m[1].x, m[2].x);
    for (int i = 0; i < 4; i++) luma[i] = dot(weights, kj_at(ivec2(p.x * 4 + i, p.y)).rgb);
    first = kj_code(luma + FROM_RGB_OFFSET.x);
#elif PACK == PACK_CHROMA
    // One interpolated read in the middle of a block is the block's mean.
    vec2 middle = (vec2(p) + 0.5) * BLOCK / vec2(textureSize(plane0, 0));
    vec3 yuv = FROM_RGB * kj_read(texture(plane0, middle)).rgb + FROM_RGB_OFFSET;
    vec4 code = kj_code(vec4(yuv, 0.0));
    first = code.y;
    second = code.z;
#elif PACK == PACK_ALPHA
    vec4 alpha;
    for (int i = 0; i < 4; i++) alpha[i] = kj_at(ivec2(p.x * 4 + i, p.y)).a;
    first = kj_code(alpha);
#else
#ifdef AS_FLOAT
    first = kj_at(p * STEP);
#else
    first = kj_code(kj_at(p * STEP));
#endif
#endif
}
