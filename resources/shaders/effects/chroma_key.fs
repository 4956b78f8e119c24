/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Makes one colour transparent, and takes its spill off what stays.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Key"],
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "key", "TYPE": "color", "LABEL": "Key colour", "DEFAULT": [0.0, 0.69, 0.25, 1.0],
     "DESCRIPTION": "The colour of the screen."},
    {"NAME": "tolerance", "TYPE": "float", "LABEL": "Tolerance", "DEFAULT": 0.2, "MIN": 0.0, "MAX": 1.0,
     "STEP": 0.005, "DESCRIPTION": "Chroma distance from the key colour that is fully transparent."},
    {"NAME": "softness", "TYPE": "float", "LABEL": "Softness", "DEFAULT": 0.1, "MIN": 0.001, "MAX": 1.0,
     "STEP": 0.005, "DESCRIPTION": "Further chroma distance over which it becomes opaque."},
    {"NAME": "despill", "TYPE": "float", "LABEL": "Despill", "DEFAULT": 0.5, "MIN": 0.0, "MAX": 1.0,
     "STEP": 0.01, "DESCRIPTION": "How much of the key colour's cast is removed from what stays."},
    {"NAME": "matte", "TYPE": "bool", "LABEL": "Show matte", "DEFAULT": false,
     "DESCRIPTION": "Shows the transparency as grey, for adjusting."}
  ]
}*/
// Chroma is Cb and Cr of BT.709, in -0.5..0.5.
vec2 chroma(vec3 c) {
    float y = dot(c, vec3(0.2126, 0.7152, 0.0722));
    return vec2((c.b - y) / 1.8556, (c.r - y) / 1.5748);
}

void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    float distance = length(chroma(c.rgb) - chroma(key.rgb));
    float keep = clamp((distance - tolerance) / softness, 0.0, 1.0);
    vec3 clean = c.rgb;
    if (key.g >= key.r && key.g >= key.b)
        clean.g -= despill * max(0.0, c.g - 0.5 * (c.r + c.b));
    else if (key.b >= key.r)
        clean.b -= despill * max(0.0, c.b - 0.5 * (c.r + c.g));
    else
        clean.r -= despill * max(0.0, c.r - 0.5 * (c.g + c.b));
    gl_FragColor = matte ? vec4(vec3(keep), 1.0) : vec4(clean, c.a * keep);
}
