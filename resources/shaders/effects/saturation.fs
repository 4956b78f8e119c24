/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Strengthens or weakens colour around its own luma.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Colour"],
  "KIJKO": {"OPAQUE": true, "PREVIEW": {"amount": 0.25}},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Saturation", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 4.0,
     "IDENTITY": 1.0, "UNIT": "x", "STEP": 0.01, "DESCRIPTION": "0 is grey, 1 leaves the picture."}
  ]
}*/
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    float luma = dot(c.rgb, vec3(0.2126, 0.7152, 0.0722));
    gl_FragColor = vec4(mix(vec3(luma), c.rgb, amount), c.a);
}
