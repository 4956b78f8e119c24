/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Keeps a range of brightness and makes the rest transparent, or the other way round.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Key"],
  "KIJKO": {"PREVIEW": {"low": 0.4}},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "low", "TYPE": "float", "LABEL": "Low", "DEFAULT": 0.1, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.005, "DESCRIPTION": "Darkest luma (BT.709) kept in full; 0 has no lower end."},
    {"NAME": "high", "TYPE": "float", "LABEL": "High", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 1.0, "STEP": 0.005, "DESCRIPTION": "Brightest luma kept in full; 1 has no upper end."},
    {"NAME": "softness", "TYPE": "float", "LABEL": "Softness", "DEFAULT": 0.05, "MIN": 0.0, "MAX": 1.0,
     "STEP": 0.005, "DESCRIPTION": "Range of luma beyond low and high over which the picture fades."},
    {"NAME": "invert", "TYPE": "bool", "LABEL": "Invert", "DEFAULT": false, "IDENTITY": false,
     "DESCRIPTION": "Whether the range is what becomes transparent."},
    {"NAME": "matte", "TYPE": "bool", "LABEL": "Show matte", "DEFAULT": false, "IDENTITY": false,
     "DESCRIPTION": "Shows the transparency as grey, for adjusting."}
  ]
}*/
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    float luma = dot(c.rgb, vec3(0.2126, 0.7152, 0.0722));
    float soft = max(softness, 1e-4);
    float keep = low > 0.0 ? clamp(1.0 + (luma - low) / soft, 0.0, 1.0) : 1.0;
    if (high < 1.0) keep *= clamp(1.0 + (high - luma) / soft, 0.0, 1.0);
    if (invert) keep = 1.0 - keep;
    gl_FragColor = matte ? vec4(vec3(keep), 1.0) : vec4(c.rgb, c.a * keep);
}
