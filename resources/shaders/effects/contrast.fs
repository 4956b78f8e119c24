/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Spreads or narrows tones around a pivot that stays as it is.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Colour"],
  "KIJKO": {"OPAQUE": true, "PREVIEW": {"amount": 1.6}},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Contrast", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 4.0,
     "IDENTITY": 1.0, "UNIT": "x", "STEP": 0.01, "DESCRIPTION": "Slope of the tone line; 0 is flat grey."},
    {"NAME": "pivot", "TYPE": "float", "LABEL": "Pivot", "DEFAULT": 0.5, "MIN": 0.0, "MAX": 1.0,
     "STEP": 0.01, "DESCRIPTION": "The tone that does not move."}
  ]
}*/
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    gl_FragColor = vec4((c.rgb - pivot) * amount + pivot, c.a);
}
