/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Leaves a few tones of each colour, as on a printed poster.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Style"],
  "KIJKO": {"OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "tones", "TYPE": "long", "LABEL": "Tones", "DEFAULT": 6, "MIN": 2, "MAX": 64,
     "DESCRIPTION": "How many tones of red, of green and of blue are left."},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Amount", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "Share of the poster in the mix."}
  ]
}*/
// Equal ranges of input, the lowest to black and the highest to white.
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    float count = float(tones);
    vec3 step_number = min(floor(clamp(c.rgb, 0.0, 1.0) * count), count - 1.0);
    gl_FragColor = vec4(mix(c.rgb, step_number / (count - 1.0), amount), c.a);
}
