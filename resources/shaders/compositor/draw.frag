noperspective in vec2 clip;
out vec4 result;
uniform vec4 edges;        // what crop leaves: left, top, right, bottom in clip space
uniform vec2 sharpness;    // output pixels per clip-space unit, across vertical and horizontal edges
uniform float feather;     // in clip space
uniform float opacity;
#ifdef HAS_MASK
uniform sampler2D mask;
uniform vec4 mask_area;
#endif
#ifdef READS_BELOW
uniform sampler2D below;
#endif

vec4 kj_changed_picture() {
#ifdef HAS_EFFECTS
    return kj_effects(kj_picture());
#else
    return kj_picture();
#endif
}

// WHOLE_PIXELS is set when the edges lie between pixels and the quad ends on them.
float kj_coverage() {
    vec2 inside = min(clip - edges.xy, edges.zw - clip);
    vec2 c = clamp(inside * sharpness + 0.501, 0.0, 1.0);  // .001 keeps whole pixels whole
    if (feather > 0.0) c *= clamp(inside / feather, 0.0, 1.0);
    return c.x * c.y;
}

void main() {
#if defined(WHOLE_PIXELS) && !defined(HAS_MASK) && defined(UNFADED) && !defined(ADJUSTMENT)
    vec4 above = kj_changed_picture();
#else
#ifdef WHOLE_PIXELS
    float share = opacity;
#else
    float share = kj_coverage() * opacity;
#endif
#ifdef HAS_MASK
    share *= texture(mask, (clip - mask_area.xy) / (mask_area.zw - mask_area.xy)).r;
#endif
#ifdef ADJUSTMENT
    // The picture is what lies below, changed, and stays where it is.
    vec4 changed = texelFetch(plane0, ivec2(gl_FragCoord.xy), 0);
    vec4 under = texelFetch(below, ivec2(gl_FragCoord.xy), 0);
#ifdef IN_LINEAR
    changed = kj_to_linear(changed);
    under = kj_to_linear(under);
#endif
#if BLEND != 0
    changed = kj_over(under, changed);
#endif
    result = mix(under, changed, share);
#ifdef IN_LINEAR
    result = kj_from_linear(result);
#endif
#else
    vec4 above = kj_changed_picture() * share;
#endif
#endif
#ifndef ADJUSTMENT
#ifdef READS_BELOW
    vec4 under = texelFetch(below, ivec2(gl_FragCoord.xy), 0);
#ifdef IN_LINEAR
    result = kj_from_linear(kj_over(kj_to_linear(under), kj_to_linear(above)));
#else
    result = kj_over(under, above);
#endif
#else
    result = above;
#endif
#endif
}
