/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Prints the picture's tones in two colours, or three with one for the middle.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Colour"],
  "KIJKO": {"OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "shadows", "TYPE": "color", "LABEL": "Shadows", "DEFAULT": [0.07, 0.06, 0.22, 1.0],
     "DESCRIPTION": "What black becomes."},
    {"NAME": "middle", "TYPE": "color", "LABEL": "Middle", "DEFAULT": [0.75, 0.25, 0.36, 1.0],
     "DESCRIPTION": "What the middle tone becomes when three colours are used."},
    {"NAME": "highlights", "TYPE": "color", "LABEL": "Highlights", "DEFAULT": [1.0, 0.87, 0.66, 1.0],
     "DESCRIPTION": "What white becomes."},
    {"NAME": "three", "TYPE": "bool", "LABEL": "Three colours", "DEFAULT": false,
     "DESCRIPTION": "Whether the middle colour is used."},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Amount", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "Share of the print in the mix."}
  ]
}*/
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    float luma = clamp(dot(c.rgb, vec3(0.2126, 0.7152, 0.0722)), 0.0, 1.0);
    vec3 print = mix(shadows.rgb, highlights.rgb, luma);
    if (three)
        print = luma < 0.5 ? mix(shadows.rgb, middle.rgb, luma * 2.0)
            : mix(middle.rgb, highlights.rgb, luma * 2.0 - 1.0);
    gl_FragColor = vec4(mix(c.rgb, print, amount), c.a);
}
