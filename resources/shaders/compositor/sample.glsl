// Reads the picture at a place given in texels of its first plane. SOURCE is one of
#define SURFACE 0   // RGBA, multiplied by alpha, in the sequence's colours
#define PLANAR 1    // Y, U, V[, A] in textures of their own
#define PACKED 2    // RGB[A], straight alpha
#define GRAY 3      // Y alone
// and FILTER one of
#define NEAREST 0
#define BILINEAR 1
#define CUBIC 2
#define AREA 3

uniform sampler2D plane0;
#if SOURCE == PLANAR
uniform sampler2D plane1;
uniform sampler2D plane2;
uniform sampler2D plane3;
uniform vec2 chroma_step;    // chroma texels per luma texel: 1 or 0.5
uniform vec2 chroma_shift;   // where chroma sits, in chroma texels
#endif
#if SOURCE != SURFACE
const mat3 to_rgb = TO_RGB;
const vec3 to_rgb_offset = TO_RGB_OFFSET;
uniform float alpha_scale;
#endif
uniform vec2 step_x;  // texels passed while moving one output pixel right
uniform vec2 step_y;  // and one down
uniform ivec2 taps;
uniform ivec2 chroma_taps;

vec4 kj_fetch(sampler2D s, ivec2 p) {
    return texelFetch(s, clamp(p, ivec2(0), textureSize(s, 0) - 1), 0);
}

vec4 kj_bilinear(sampler2D s, vec2 p) {
    return texture(s, p / vec2(textureSize(s, 0)));
}

vec4 kj_weights(float t) {
    // Catmull-Rom: cubic with B = 0, C = 1/2 (Mitchell and Netravali 1988)
    float t2 = t * t, t3 = t2 * t;
    return vec4(-t + 2.0 * t2 - t3, 2.0 - 5.0 * t2 + 3.0 * t3, t + 4.0 * t2 - 3.0 * t3, t3 - t2) * 0.5;
}

vec4 kj_cubic(sampler2D s, vec2 p) {
    vec2 from = floor(p - 0.5);
    vec4 wx = kj_weights(p.x - 0.5 - from.x), wy = kj_weights(p.y - 0.5 - from.y);
    ivec2 base = ivec2(from);
    vec4 sum = vec4(0.0), low = vec4(1e9), high = vec4(-1e9);
    for (int j = 0; j < 4; j++)
        for (int i = 0; i < 4; i++) {
            vec4 c = kj_fetch(s, base + ivec2(i - 1, j - 1));
            sum += wx[i] * wy[j] * c;
            if ((i == 1 || i == 2) && (j == 1 || j == 2)) {
                low = min(low, c);
                high = max(high, c);
            }
        }
    return clamp(sum, low, high);  // no ringing beyond the four nearest texels
}

vec4 kj_area(sampler2D s, vec2 p, vec2 grid, ivec2 count) {
    vec4 sum = vec4(0.0);
    for (int j = 0; j < count.y; j++)
        for (int i = 0; i < count.x; i++) {
            vec2 at = (vec2(i, j) + 0.5) / vec2(count) - 0.5;
            sum += kj_bilinear(s, p + (at.x * step_x + at.y * step_y) * grid);
        }
    return sum / float(count.x * count.y);
}

vec4 kj_luma(sampler2D s, vec2 p) {
#if FILTER == NEAREST || FILTER == BILINEAR  // the sampler's own filter makes the difference
    return kj_bilinear(s, p);
#elif FILTER == CUBIC
    return kj_cubic(s, p);
#else
    return kj_area(s, p, vec2(1.0), taps);
#endif
}

#if SOURCE == PLANAR
float kj_chroma(sampler2D s, vec2 p) {
#if FILTER == AREA
    return kj_area(s, p * chroma_step + chroma_shift, chroma_step, chroma_taps).r;
#else
    return kj_bilinear(s, p * chroma_step + chroma_shift).r;
#endif
}
#endif

// The picture's colour in the sequence's space, multiplied by alpha.
vec4 kj_picture(vec2 p) {
#if SOURCE == SURFACE
    vec4 c = kj_luma(plane0, p);
#if FILTER == CUBIC
    c.a = clamp(c.a, 0.0, 1.0);
#endif
#ifdef SOURCE_TRANSFER
    if (c.a > 0.0) c.rgb = kj_convert(c.rgb / c.a) * c.a;
#endif
    return c;
#else
#if SOURCE == PLANAR
    vec3 raw = vec3(kj_luma(plane0, p).r, kj_chroma(plane1, p), kj_chroma(plane2, p));
#elif SOURCE == PACKED
    vec4 texel = kj_luma(plane0, p);
    vec3 raw = texel.rgb;
#else
    vec3 raw = kj_luma(plane0, p).rrr;
#endif
    vec3 rgb = to_rgb * raw + to_rgb_offset;
#ifdef SOURCE_TRANSFER
    rgb = kj_convert(rgb);
#endif
#if defined(HAS_ALPHA) && SOURCE == PLANAR
    float alpha = kj_luma(plane3, p).r * alpha_scale;
#elif defined(HAS_ALPHA)
    float alpha = texel.a * alpha_scale;
#else
    float alpha = 1.0;
#endif
    return vec4(rgb * alpha, alpha);
#endif
}
