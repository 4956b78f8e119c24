/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Smears the picture around a point, as turning the camera during the exposure does.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Blur and sharpen"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "angle", "TYPE": "float", "LABEL": "Angle", "DEFAULT": 10.0, "MIN": 0.0, "MAX": 180.0,
     "IDENTITY": 0.0, "UNIT": "deg", "STEP": 0.5, "DESCRIPTION": "How far the picture is turned while it is smeared."},
    {"NAME": "centre", "TYPE": "point2D", "LABEL": "Centre", "DEFAULT": [0.5, 0.5], "MIN": [-1.0, -1.0],
     "MAX": [2.0, 2.0], "UNIT": "of the picture", "DESCRIPTION": "What stays sharp, from the left and the bottom."}
  ],
  "PASSES": [{"TARGET": "part"}, {}]
}*/
// Turned pictures, evenly spaced around the picture's own: a few of a few of them.
vec2 turned(vec2 p, float a) {
    return mat2(cos(a), sin(a), -sin(a), cos(a)) * p;
}

void main() {
    vec2 far = max(abs(centre), abs(1.0 - centre)) * RENDERSIZE;
    float span = radians(angle);
    float count = clamp(ceil(span * length(far)), 1.0, 1024.0);
    float inner = ceil(sqrt(count)), outer = ceil(count / inner);
    float apart = span / (inner * outer);
    vec2 middle = centre * RENDERSIZE, arm = isf_FragNormCoord * RENDERSIZE - middle;
    vec4 sum = vec4(0.0);
#if PASSINDEX == 0
    for (float i = 0.0; i < inner; i++)
        sum += IMG_PIXEL(inputImage, middle + turned(arm, (i - 0.5 * (inner - 1.0)) * apart));
    gl_FragColor = sum / inner;
#else
    apart *= inner;
    for (float i = 0.0; i < outer; i++)
        sum += IMG_PIXEL(part, middle + turned(arm, (i - 0.5 * (outer - 1.0)) * apart));
    gl_FragColor = sum / outer;
#endif
}
