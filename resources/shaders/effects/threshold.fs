/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Makes everything darker than a tone one colour and everything brighter another.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Style"],
  "KIJKO": {"OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "level", "TYPE": "float", "LABEL": "Level", "DEFAULT": 0.5, "MIN": 0.0, "MAX": 1.0,
     "STEP": 0.005, "DESCRIPTION": "The luma (BT.709) that divides dark from bright."},
    {"NAME": "softness", "TYPE": "float", "LABEL": "Softness", "DEFAULT": 0.02, "MIN": 0.0, "MAX": 1.0,
     "STEP": 0.005, "DESCRIPTION": "Range of luma over which one colour becomes the other."},
    {"NAME": "dark", "TYPE": "color", "LABEL": "Dark colour", "DEFAULT": [0.0, 0.0, 0.0, 1.0],
     "DESCRIPTION": "For what is below the level."},
    {"NAME": "bright", "TYPE": "color", "LABEL": "Bright colour", "DEFAULT": [1.0, 1.0, 1.0, 1.0],
     "DESCRIPTION": "For what is above the level."},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Amount", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "Share of the two colours in the mix."}
  ]
}*/
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    float luma = dot(c.rgb, vec3(0.2126, 0.7152, 0.0722));
    float k = clamp((luma - level) / max(softness, 1e-4) + 0.5, 0.0, 1.0);
    gl_FragColor = vec4(mix(c.rgb, mix(dark.rgb, bright.rgb, k), amount), c.a);
}
