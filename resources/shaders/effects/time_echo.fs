/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Earlier pictures stay and fade: trails behind what moves.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Time"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true, "LABEL": "Echo"},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "half_life", "TYPE": "float", "LABEL": "Half-life", "DEFAULT": 4.0, "MIN": 0.0, "MAX": 9.0, "IDENTITY": 0.0,
     "UNIT": "frames", "STEP": 0.1, "DESCRIPTION": "After how many frames a picture is half gone."},
    {"NAME": "blend", "TYPE": "long", "LABEL": "Blend", "DEFAULT": 0, "VALUES": [0, 1, 2, 3],
     "LABELS": ["lighten", "screen", "behind", "average"], "DESCRIPTION": "Earlier pictures show where they are lighter, add their light, lie behind what is not opaque, or mix in."},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Amount", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 1.0, "IDENTITY": 0.0,
     "STEP": 0.01, "DESCRIPTION": "How strong the trails are."}
  ],
  "PASSES": [{"TARGET": "trail", "PERSISTENT": true}, {}]
}*/
// One buffer holds all that is left of the past: each frame it fades, and the new picture joins it. After 64
// frames, which a frame is sure to have seen, 9 frames of half-life have left less than a hundredth.
vec4 joined(vec4 now, vec4 past) {
    if (blend == 0) return max(now, past);
    if (blend == 1) return now + past - now * past;
    return now + past * (1.0 - now.a);
}

void main() {
    vec4 now = IMG_THIS_PIXEL(inputImage);
    bool is_first = IMG_SIZE(trail) != IMG_SIZE(inputImage);
    float fading = half_life > 0.0 ? exp2(-1.0 / half_life) : 0.0;
#if PASSINDEX == 0
    vec4 past = is_first ? vec4(0.0) : IMG_NORM_PIXEL(trail, isf_FragNormCoord);
    if (blend == 3) gl_FragColor = is_first ? now : mix(now, past, fading);
    else gl_FragColor = joined(now, past * fading);
#else
    gl_FragColor = mix(now, IMG_NORM_PIXEL(trail, isf_FragNormCoord), amount);
#endif
}
