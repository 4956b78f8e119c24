// Reads the picture at a place given in texels of its first plane. SOURCE is one of
#define SURFACE 0   // RGBA, multiplied by alpha, in the sequence's colours
#define PLANAR 1    // Y, U, V[, A] in textures of their own
#define PACKED 2    // RGB[A], straight alpha
#define GRAY 3      // Y alone
// Except for SURFACE, TO_RGB and TO_RGB_OFFSET turn what textures give into the source's RGB and
// ALPHA_SCALE makes the largest alpha 1.0. FILTER is one of
#define NEAREST 0
#define BILINEAR 1
#define CUBIC 2
#define AREA 3

uniform sampler2D plane0;
#if SOURCE == PLANAR
uniform sampler2D plane1;
uniform sampler2D plane2;
uniform sampler2D plane3;
#endif
noperspective in vec2 texel;  // see draw.vert
noperspective in vec2 place;
noperspective in vec2 chroma_place;
uniform vec2 step_x;  // between reads along a row of output pixels, as a share of the plane's size
uniform vec2 step_y;  // and along a column
uniform vec2 chroma_x;  // the same for chroma
uniform vec2 chroma_y;

vec4 kj_fetch(sampler2D s, ivec2 p) {
    return texelFetch(s, clamp(p, ivec2(0), textureSize(s, 0) - 1), 0);
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

// The mean over one output pixel of reads that lie `x` and `y` apart, as shares of the plane's size.
#define kj_area(s, p, x, y, across, down, sum) \
    for (int j = 0; j < down; j++) \
        for (int i = 0; i < across; i++) \
            sum += texture(s, (p) + (float(i) - 0.5 * float(across - 1)) * (x) \
                + (float(j) - 0.5 * float(down - 1)) * (y)) / float(across * down)

vec4 kj_luma(sampler2D s) {
#if FILTER == NEAREST || FILTER == BILINEAR  // the sampler's own filter makes the difference
    return texture(s, place);
#elif FILTER == CUBIC
    return kj_cubic(s, texel);
#elif TAPS_X * TAPS_Y == 1
    return texture(s, place);
#else
    vec4 sum = vec4(0.0);
    kj_area(s, place, step_x, step_y, TAPS_X, TAPS_Y, sum);
    return sum;
#endif
}

#if SOURCE == PLANAR
float kj_chroma(sampler2D s) {
#if FILTER == AREA && CHROMA_TAPS_X * CHROMA_TAPS_Y > 1
    vec4 sum = vec4(0.0);
    kj_area(s, chroma_place, chroma_x, chroma_y, CHROMA_TAPS_X, CHROMA_TAPS_Y, sum);
    return sum.r;
#else
    return texture(s, chroma_place).r;
#endif
}
#endif

// The picture's colour in the sequence's space, multiplied by alpha.
vec4 kj_picture() {
#if SOURCE == SURFACE
    vec4 c = kj_luma(plane0);
#if FILTER == CUBIC
    c.a = clamp(c.a, 0.0, 1.0);
#endif
#ifdef SOURCE_TRANSFER
    if (c.a > 0.0) c.rgb = kj_convert(c.rgb / c.a) * c.a;
#endif
    return c;
#else
#if SOURCE == PLANAR
    vec3 raw = vec3(kj_luma(plane0).r, kj_chroma(plane1), kj_chroma(plane2));
#elif SOURCE == PACKED
    vec4 texel = kj_luma(plane0);
    vec3 raw = texel.rgb;
#else
    vec3 raw = kj_luma(plane0).rrr;
#endif
    vec3 rgb = TO_RGB * raw + TO_RGB_OFFSET;
#ifdef SOURCE_TRANSFER
    rgb = kj_convert(rgb);
#endif
#if defined(HAS_ALPHA) && SOURCE == PLANAR
    float alpha = kj_luma(plane3).r * ALPHA_SCALE;
#elif defined(HAS_ALPHA)
    float alpha = texel.a * ALPHA_SCALE;
#else
    float alpha = 1.0;
#endif
    return vec4(rgb * alpha, alpha);
#endif
}
