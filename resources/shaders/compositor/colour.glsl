// Transfer functions and gamuts. SPACE, and where sources are converted SOURCE_TRANSFER and
// TARGET_TRANSFER, are one of these:
#define SDR 0     // BT.1886 with black at zero: a pure power of 2.4
#define SRGB 1    // IEC 61966-2-1
#define PQ 2      // SMPTE ST 2084, 1.0 is 10 000 cd/m2
#define HLG 3     // ARIB STD-B67 / BT.2100 on a 1000 cd/m2 display, system gamma 1.2
#define LINEAR 4

vec3 kj_power(vec3 c, float p) {
    return sign(c) * pow(abs(c), vec3(p));
}

vec3 kj_srgb_decode(vec3 c) {
    vec3 a = abs(c);
    return sign(c) * mix(a / 12.92, pow((a + 0.055) / 1.055, vec3(2.4)), step(vec3(0.04045), a));
}

vec3 kj_srgb_encode(vec3 c) {
    vec3 a = abs(c);
    return sign(c) * mix(a * 12.92, 1.055 * pow(a, vec3(1.0 / 2.4)) - 0.055, step(vec3(0.0031308), a));
}

vec3 kj_pq_decode(vec3 c) {
    vec3 p = pow(clamp(c, 0.0, 1.0), vec3(32.0 / 2523.0));
    vec3 n = max(p - 107.0 / 128.0, 0.0) / (2413.0 / 128.0 - 2392.0 / 128.0 * p);
    return pow(n, vec3(8192.0 / 1305.0));
}

vec3 kj_pq_encode(vec3 c) {
    vec3 p = pow(clamp(c, 0.0, 1.0), vec3(1305.0 / 8192.0));
    return pow((107.0 / 128.0 + 2413.0 / 128.0 * p) / (1.0 + 2392.0 / 128.0 * p), vec3(2523.0 / 32.0));
}

const float KJ_HLG_A = 0.17883277;
const float KJ_HLG_B = 0.28466892;
const float KJ_HLG_C = 0.55991073;

vec3 kj_hlg_decode(vec3 c) {
    c = max(c, 0.0);
    return mix(c * c / 3.0, (exp((c - KJ_HLG_C) / KJ_HLG_A) + KJ_HLG_B) / 12.0, step(vec3(0.5), c));
}

vec3 kj_hlg_encode(vec3 c) {
    c = max(c, 0.0);
    vec3 high = KJ_HLG_A * log(max(12.0 * c - KJ_HLG_B, 1e-6)) + KJ_HLG_C;
    return mix(sqrt(3.0 * c), high, step(vec3(1.0 / 12.0), c));
}

// To light for blending: any scale, as long as it is linear and 0..1.
vec3 kj_to_linear(vec3 c) {
#if SPACE == SRGB
    return kj_srgb_decode(c);
#elif SPACE == PQ
    return kj_pq_decode(c);
#elif SPACE == HLG
    return kj_hlg_decode(c);
#else
    return kj_power(c, 2.4);
#endif
}

vec3 kj_from_linear(vec3 c) {
#if SPACE == SRGB
    return kj_srgb_encode(c);
#elif SPACE == PQ
    return kj_pq_encode(c);
#elif SPACE == HLG
    return kj_hlg_encode(c);
#else
    return kj_power(c, 1.0 / 2.4);
#endif
}

// The same for colour multiplied by its alpha.
vec4 kj_to_linear(vec4 c) {
    return c.a > 0.0 ? vec4(kj_to_linear(c.rgb / c.a) * c.a, c.a) : c;
}

vec4 kj_from_linear(vec4 c) {
    return c.a > 0.0 ? vec4(kj_from_linear(c.rgb / c.a) * c.a, c.a) : c;
}

#ifdef SOURCE_TRANSFER
uniform mat3 kj_gamut;  // linear source RGB to linear target RGB

const vec3 KJ_LUMA_2020 = vec3(0.2627, 0.6780, 0.0593);

// Display light with 1.0 = 203 cd/m2, the reference white of BT.2408, which is also SDR white.
vec3 kj_light(vec3 c) {
#if SOURCE_TRANSFER == SDR
    return kj_power(c, 2.4);
#elif SOURCE_TRANSFER == SRGB
    return kj_srgb_decode(c);
#elif SOURCE_TRANSFER == PQ
    return kj_pq_decode(c) * 10000.0 / 203.0;
#elif SOURCE_TRANSFER == HLG
    vec3 scene = kj_hlg_decode(c);
    return scene * pow(max(dot(scene, KJ_LUMA_2020), 1e-9), 0.2) * 1000.0 / 203.0;
#else
    return c;
#endif
}

// BT.2446-1 method A, from 1000 to 100 cd/m2, on light in BT.2020 primaries; gives SDR light 0..1.
vec3 kj_tone_map(vec3 light) {
    vec3 c = pow(clamp(light * 203.0 / 1000.0, 0.0, 1.0), vec3(1.0 / 2.4));
    float y = dot(c, KJ_LUMA_2020);
    float hdr = 1.0 + 32.0 * pow(1000.0 / 10000.0, 1.0 / 2.4);
    float sdr = 1.0 + 32.0 * pow(100.0 / 10000.0, 1.0 / 2.4);
    float p = log(1.0 + (hdr - 1.0) * y) / log(hdr);
    float k = p <= 0.7399 ? 1.0770 * p
        : p < 0.9909 ? -1.1510 * p * p + 2.7811 * p - 0.6302
        : 0.5 * p + 0.5;
    float ys = (pow(sdr, k) - 1.0) / (sdr - 1.0);
    float f = y > 0.0 ? ys / (1.1 * y) : 0.0;
    float cb = f * (c.b - y) / 1.8814;
    float cr = f * (c.r - y) / 1.4746;
    float yt = ys - max(0.1 * cr, 0.0);
    vec3 rgb = vec3(yt + 1.4746 * cr, 0.0, yt + 1.8814 * cb);
    rgb.g = (yt - KJ_LUMA_2020.r * rgb.r - KJ_LUMA_2020.b * rgb.b) / KJ_LUMA_2020.g;
    return pow(clamp(rgb, 0.0, 1.0), vec3(2.4));
}

vec3 kj_display(vec3 light) {
#if TARGET_TRANSFER == SRGB
    return kj_srgb_encode(light);
#elif TARGET_TRANSFER == PQ
    return kj_pq_encode(light * 203.0 / 10000.0);
#elif TARGET_TRANSFER == HLG
    vec3 display = max(light, 0.0) * 203.0 / 1000.0;
    float y = max(dot(display, KJ_LUMA_2020), 1e-9);
    return kj_hlg_encode(display * pow(y, -0.2 / 1.2));
#else
    return kj_power(light, 1.0 / 2.4);
#endif
}

vec3 kj_convert(vec3 c) {
    vec3 light = kj_light(c);
#if (SOURCE_TRANSFER == PQ || SOURCE_TRANSFER == HLG) && TARGET_TRANSFER < PQ
    light = kj_tone_map(light);
    return kj_display(clamp(kj_gamut * light, 0.0, 1.0));
#else
    return kj_display(kj_gamut * light);
#endif
}
#endif
