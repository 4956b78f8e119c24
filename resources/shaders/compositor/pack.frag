// Turns the finished surface into samples for an encoder or a file. PACK is one of
#define PACK_LUMA 0
#define PACK_CHROMA 1
#define PACK_ALPHA 2
#define PACK_RGBA 3
in vec2 clip;
uniform sampler2D plane0;
uniform mat3 from_rgb;
uniform vec3 from_rgb_offset;
uniform ivec2 block;    // luma pixels per chroma sample
uniform float peak;     // largest sample value
uniform float unit;     // what the target calls 1.0: 255 or 65535
#if PACK == PACK_CHROMA
layout(location = 0) out float first;
layout(location = 1) out float second;
#elif PACK == PACK_RGBA
out vec4 first;
#else
out float first;
#endif

vec4 kj_at(ivec2 p) {
    vec4 c = texelFetch(plane0, min(p, textureSize(plane0, 0) - 1), 0);
#ifdef STRAIGHT
    c.a = clamp(c.a, 0.0, 1.0);
    c.rgb = c.a > 0.0 ? c.rgb / c.a : vec3(0.0);
#endif
    return c;
}

vec4 kj_code(vec4 v) {
    return floor(clamp(v, 0.0, 1.0) * peak + 0.5) / unit;
}

void main() {
    ivec2 p = ivec2(gl_FragCoord.xy);
#if PACK == PACK_LUMA
    first = kj_code(vec4((from_rgb * kj_at(p).rgb + from_rgb_offset).x)).x;
#elif PACK == PACK_CHROMA
    vec3 sum = vec3(0.0);
    for (int y = 0; y < block.y; y++)
        for (int x = 0; x < block.x; x++)
            sum += kj_at(p * block + ivec2(x, y)).rgb;
    vec3 yuv = from_rgb * (sum / float(block.x * block.y)) + from_rgb_offset;
    vec4 code = kj_code(vec4(yuv, 0.0));
    first = code.y;
    second = code.z;
#elif PACK == PACK_ALPHA
    first = kj_code(vec4(kj_at(p).a)).x;
#else
#ifdef AS_FLOAT
    first = kj_at(p);
#else
    first = kj_code(kj_at(p));
#endif
#endif
}
