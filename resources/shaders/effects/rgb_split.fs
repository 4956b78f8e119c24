/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Pulls red and blue apart, along a line or outwards as a poor lens does.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Style"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true, "LABEL": "RGB split"},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Amount", "DEFAULT": 8.0, "MIN": -500.0, "MAX": 500.0, "IDENTITY": 0.0,
     "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "How far red is moved one way and blue the other, in pixels of the canvas."},
    {"NAME": "shape", "TYPE": "long", "LABEL": "Shape", "DEFAULT": 0, "VALUES": [0, 1],
     "LABELS": ["linear", "radial"], "DESCRIPTION": "Along a line, or outwards, with the full amount in the corners."},
    {"NAME": "angle", "TYPE": "float", "LABEL": "Angle", "DEFAULT": 0.0, "MIN": -180.0, "MAX": 180.0,
     "UNIT": "deg", "STEP": 1.0, "DESCRIPTION": "Where red moves to along a line: 0 right, 90 down."}
  ]
}*/
void main() {
    float a = radians(angle);
    vec2 arm = (isf_FragNormCoord - 0.5) * RENDERSIZE;
    vec2 way = shape == 0 ? vec2(cos(a), -sin(a)) : 2.0 * arm / length(RENDERSIZE);
    vec2 off = amount * way / RENDERSIZE;
    vec4 red = IMG_NORM_PIXEL(inputImage, isf_FragNormCoord - off);
    vec4 green = IMG_THIS_PIXEL(inputImage);
    vec4 blue = IMG_NORM_PIXEL(inputImage, isf_FragNormCoord + off);
    // Light of any of the three makes a place seen.
    gl_FragColor = vec4(red.r, green.g, blue.b, max(red.a, max(green.a, blue.a)));
}
