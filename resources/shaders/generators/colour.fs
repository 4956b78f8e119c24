/*{
  "ISFVSN": "2",
  "DESCRIPTION": "One colour over the whole canvas.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Basic"],
  "KIJKO": {"OPAQUE": true, "PREVIEW": {"colour": [0.16, 0.50, 0.56, 1.0]}},
  "INPUTS": [
    {"NAME": "colour", "TYPE": "color", "LABEL": "Colour", "DEFAULT": [0.0, 0.0, 0.0, 1.0],
     "DESCRIPTION": "Colour and opacity."}
  ]
}*/
void main() {
    gl_FragColor = colour;
}
