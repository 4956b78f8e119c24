/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Makes one colour transparent and takes its spill off; Refine matte shrinks and softens the edge.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Key"],
  "KIJKO": {"SAMPLE": "green"},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "key", "TYPE": "color", "LABEL": "Key colour", "DEFAULT": [0.0, 0.69, 0.25, 1.0],
     "DESCRIPTION": "The colour of the screen."},
    {"NAME": "tolerance", "TYPE": "float", "LABEL": "Tolerance", "DEFAULT": 0.2, "MIN": 0.0, "MAX": 1.0,
     "STEP": 0.005, "DESCRIPTION": "Chroma distance from the key colour that is fully transparent."},
    {"NAME": "softness", "TYPE": "float", "LABEL": "Softness", "DEFAULT": 0.1, "MIN": 0.001, "MAX": 1.0,
     "STEP": 0.005, "DESCRIPTION": "Further chroma distance over which it becomes opaque."},
    {"NAME": "clip_black", "TYPE": "float", "LABEL": "Clip black", "DEFAULT": 0.0, "MIN": 0.0, "MAX": 0.99,
     "STEP": 0.005, "DESCRIPTION": "What is less opaque than this becomes transparent."},
    {"NAME": "clip_white", "TYPE": "float", "LABEL": "Clip white", "DEFAULT": 1.0, "MIN": 0.01, "MAX": 1.0,
     "STEP": 0.005, "DESCRIPTION": "What is more opaque than this becomes opaque."},
    {"NAME": "despill", "TYPE": "float", "LABEL": "Despill", "DEFAULT": 0.5, "MIN": 0.0, "MAX": 1.0,
     "STEP": 0.01, "DESCRIPTION": "How much of the key colour's cast is removed from what stays."},
    {"NAME": "relight", "TYPE": "float", "LABEL": "Keep brightness", "DEFAULT": 0.0, "MIN": 0.0, "MAX": 1.0,
     "STEP": 0.01, "DESCRIPTION": "How much of the luma that despill takes comes back as grey."},
    {"NAME": "matte", "TYPE": "bool", "LABEL": "Show matte", "DEFAULT": false,
     "DESCRIPTION": "Shows the transparency as grey, for adjusting."}
  ]
}*/
// Chroma is Cb and Cr of BT.709, in -0.5..0.5. Despill limits the key's channel to the mean of the
// other two.
const vec3 WEIGHTS = vec3(0.2126, 0.7152, 0.0722);

vec2 chroma(vec3 c) {
    float y = dot(c, WEIGHTS);
    return vec2((c.b - y) / 1.8556, (c.r - y) / 1.5748);
}

void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    float distance = length(chroma(c.rgb) - chroma(key.rgb));
    float keep = clamp((distance - tolerance) / softness, 0.0, 1.0);
    keep = clamp((keep - clip_black) / max(clip_white - clip_black, 1e-3), 0.0, 1.0);
    vec3 clean = c.rgb;
    if (key.g >= key.r && key.g >= key.b)
        clean.g -= despill * max(0.0, c.g - 0.5 * (c.r + c.b));
    else if (key.b >= key.r)
        clean.b -= despill * max(0.0, c.b - 0.5 * (c.r + c.g));
    else
        clean.r -= despill * max(0.0, c.r - 0.5 * (c.g + c.b));
    clean += relight * dot(c.rgb - clean, WEIGHTS);
    gl_FragColor = matte ? vec4(vec3(keep), 1.0) : vec4(clean, c.a * keep);
}
