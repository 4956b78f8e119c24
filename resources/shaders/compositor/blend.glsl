// Blend modes on straight colours, b below and s above. Separable and non-separable formulas: W3C
// Compositing and Blending Level 1; those it lacks (burn, light and arithmetic modes) as in Photoshop.
float kj_lum(vec3 c) { return dot(c, vec3(0.3, 0.59, 0.11)); }

vec3 kj_clip_colour(vec3 c) {
    float l = kj_lum(c);
    float low = min(c.r, min(c.g, c.b));
    float high = max(c.r, max(c.g, c.b));
    if (low < 0.0) c = l + (c - l) * l / (l - low);
    if (high > 1.0) c = l + (c - l) * (1.0 - l) / (high - l);
    return c;
}

vec3 kj_set_lum(vec3 c, float l) { return kj_clip_colour(c + (l - kj_lum(c))); }

float kj_sat(vec3 c) { return max(c.r, max(c.g, c.b)) - min(c.r, min(c.g, c.b)); }

vec3 kj_set_sat(vec3 c, float s) {
    float low = min(c.r, min(c.g, c.b));
    float span = kj_sat(c);
    return span > 0.0 ? (c - low) * s / span : vec3(0.0);
}

vec3 kj_colour_burn(vec3 b, vec3 s) {
    vec3 burnt = 1.0 - min(vec3(1.0), (1.0 - b) / max(s, 1e-6));
    return mix(mix(burnt, vec3(0.0), lessThanEqual(s, vec3(0.0))), vec3(1.0), greaterThanEqual(b, vec3(1.0)));
}

vec3 kj_colour_dodge(vec3 b, vec3 s) {
    vec3 dodged = min(vec3(1.0), b / max(1.0 - s, 1e-6));
    return mix(mix(dodged, vec3(1.0), greaterThanEqual(s, vec3(1.0))), vec3(0.0), lessThanEqual(b, vec3(0.0)));
}

vec3 kj_hard_light(vec3 b, vec3 s) {
    return mix(2.0 * b * s, 1.0 - 2.0 * (1.0 - b) * (1.0 - s), greaterThan(s, vec3(0.5)));
}

vec3 kj_soft_light(vec3 b, vec3 s) {
    vec3 d = mix(((16.0 * b - 12.0) * b + 4.0) * b, sqrt(b), greaterThan(b, vec3(0.25)));
    return mix(b - (1.0 - 2.0 * s) * b * (1.0 - b), b + (2.0 * s - 1.0) * (d - b), greaterThan(s, vec3(0.5)));
}

vec3 kj_vivid_light(vec3 b, vec3 s) {
    return mix(
        kj_colour_burn(b, min(2.0 * s, 1.0)),
        kj_colour_dodge(b, max(2.0 * s - 1.0, 0.0)),
        greaterThan(s, vec3(0.5)));
}

vec3 kj_blend(vec3 b, vec3 s) {
#if BLEND == 1
    return min(b, s);
#elif BLEND == 2
    return b * s;
#elif BLEND == 3
    return kj_colour_burn(b, s);
#elif BLEND == 4
    return max(b + s - 1.0, 0.0);
#elif BLEND == 5
    return max(b, s);
#elif BLEND == 6
    return b + s - b * s;
#elif BLEND == 7
    return kj_colour_dodge(b, s);
#elif BLEND == 8
    return min(b + s, 1.0);
#elif BLEND == 9
    return kj_hard_light(s, b);
#elif BLEND == 10
    return kj_soft_light(b, s);
#elif BLEND == 11
    return kj_hard_light(b, s);
#elif BLEND == 12
    return kj_vivid_light(b, s);
#elif BLEND == 13
    return clamp(b + 2.0 * s - 1.0, 0.0, 1.0);
#elif BLEND == 14
    return mix(min(b, 2.0 * s), max(b, 2.0 * s - 1.0), greaterThan(s, vec3(0.5)));
#elif BLEND == 15
    return step(vec3(1.0), b + s);
#elif BLEND == 16
    return abs(b - s);
#elif BLEND == 17
    return b + s - 2.0 * b * s;
#elif BLEND == 18
    return max(b - s, 0.0);
#elif BLEND == 19
    return mix(min(b / max(s, 1e-6), vec3(1.0)), vec3(1.0), lessThanEqual(s, vec3(0.0)));
#elif BLEND == 20
    return kj_set_lum(kj_set_sat(s, kj_sat(b)), kj_lum(b));
#elif BLEND == 21
    return kj_set_lum(kj_set_sat(b, kj_sat(s)), kj_lum(b));
#elif BLEND == 22
    return kj_set_lum(s, kj_lum(b));
#elif BLEND == 23
    return kj_set_lum(b, kj_lum(s));
#else
    return s;
#endif
}

// The layer over the backdrop, both multiplied by alpha.
vec4 kj_over(vec4 below, vec4 above) {
#if BLEND == 0
    return above + below * (1.0 - above.a);
#else
    vec3 b = below.a > 0.0 ? clamp(below.rgb / below.a, 0.0, 1.0) : vec3(0.0);
    vec3 s = above.a > 0.0 ? clamp(above.rgb / above.a, 0.0, 1.0) : vec3(0.0);
    vec3 mixed = kj_blend(b, s);
    vec3 rgb = above.rgb * (1.0 - below.a) + below.rgb * (1.0 - above.a) + above.a * below.a * mixed;
    return vec4(rgb, above.a + below.a * (1.0 - above.a));
#endif
}
