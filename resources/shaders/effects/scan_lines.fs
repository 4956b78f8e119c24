/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Darkens the picture in lines, as a picture tube does; lines may roll.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Style"],
  "KIJKO": {"OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "spacing", "TYPE": "float", "LABEL": "Spacing", "DEFAULT": 4.0, "MIN": 1.0, "MAX": 100.0,
     "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "From line to line, in pixels of the canvas."},
    {"NAME": "strength", "TYPE": "float", "LABEL": "Strength", "DEFAULT": 0.5, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "How dark it is between the lines; 1 is black."},
    {"NAME": "speed", "TYPE": "float", "LABEL": "Roll", "DEFAULT": 0.0, "MIN": -20.0, "MAX": 20.0,
     "UNIT": "lines/s", "STEP": 0.1, "DESCRIPTION": "How fast the lines move down; below zero they move up."},
    {"NAME": "upright", "TYPE": "bool", "LABEL": "Upright", "DEFAULT": false,
     "DESCRIPTION": "Whether the lines stand, and roll to the right."}
  ]
}*/
// A cosine, averaged over each pixel (its sinc), so that lines finer than pixels end in an even grey.
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    float place = upright ? isf_FragNormCoord.x * RENDERSIZE.x
        : (1.0 - isf_FragNormCoord.y) * RENDERSIZE.y;
    float pi = radians(180.0);
    float fine = spacing <= 1.0 ? 0.0 : sin(pi / spacing) / (pi / spacing);
    float wave = 0.5 - 0.5 * fine * cos(2.0 * pi * (place / spacing - fract(speed * TIME)));
    gl_FragColor = vec4(c.rgb * (1.0 - strength * (1.0 - wave)), c.a);
}
