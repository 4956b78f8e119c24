/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Turns every colour around the colour circle; luma stays.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Colour"],
  "KIJKO": {"OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "angle", "TYPE": "float", "LABEL": "Angle", "DEFAULT": 0.0, "MIN": -180.0, "MAX": 180.0,
     "IDENTITY": 0.0, "UNIT": "deg", "STEP": 1.0,
     "DESCRIPTION": "Above zero turns red towards yellow and green."}
  ]
}*/
// A rotation of Cb and Cr of BT.709.
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    float y = dot(c.rgb, vec3(0.2126, 0.7152, 0.0722));
    float cb = (c.b - y) / 1.8556;
    float cr = (c.r - y) / 1.5748;
    float turn = radians(angle);
    float red = y + 1.5748 * (sin(turn) * cb + cos(turn) * cr);
    float blue = y + 1.8556 * (cos(turn) * cb - sin(turn) * cr);
    float green = (y - 0.2126 * red - 0.0722 * blue) / 0.7152;
    gl_FragColor = vec4(red, green, blue, c.a);
}
