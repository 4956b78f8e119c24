/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Smears the picture along a straight line, as a moving camera does.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Blur and sharpen"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "length", "TYPE": "float", "LABEL": "Length", "DEFAULT": 40.0, "MIN": 0.0, "MAX": 1000.0,
     "IDENTITY": 0.0, "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "Length of the smear in pixels of the canvas."},
    {"NAME": "angle", "TYPE": "float", "LABEL": "Angle", "DEFAULT": 0.0, "MIN": -180.0, "MAX": 180.0,
     "UNIT": "deg", "STEP": 1.0, "DESCRIPTION": "Of the line: 0 lies level, 90 upright, 45 falls to the right."}
  ],
  "PASSES": [{"TARGET": "part"}, {}]
}*/
// A row of n evenly spaced reads is a short row of reads of a short row: twice the square root of n do.
void main() {
    float count = max(ceil(length), 1.0);
    float inner = ceil(sqrt(count)), outer = ceil(count / inner);
    float a = radians(angle);
    vec2 apart = vec2(cos(a), -sin(a)) * length / (inner * outer) / RENDERSIZE;
    vec4 sum = vec4(0.0);
#if PASSINDEX == 0
    for (float i = 0.0; i < inner; i++)
        sum += IMG_NORM_PIXEL(inputImage, isf_FragNormCoord + (i - 0.5 * (inner - 1.0)) * apart);
    gl_FragColor = sum / inner;
#else
    apart *= inner;
    for (float i = 0.0; i < outer; i++)
        sum += IMG_NORM_PIXEL(part, isf_FragNormCoord + (i - 0.5 * (outer - 1.0)) * apart);
    gl_FragColor = sum / outer;
#endif
}
