/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Brightens or darkens as a lens stop does: each stop doubles or halves the light.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Colour"],
  "KIJKO": {"LIGHT": "linear", "OPAQUE": true, "PREVIEW": {"stops": 1.2}},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "stops", "TYPE": "float", "LABEL": "Exposure", "DEFAULT": 0.0, "MIN": -10.0, "MAX": 10.0,
     "IDENTITY": 0.0, "UNIT": "stops", "STEP": 0.05, "DESCRIPTION": "One stop up is twice the light."}
  ]
}*/
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    gl_FragColor = vec4(c.rgb * exp2(stops), c.a);
}
