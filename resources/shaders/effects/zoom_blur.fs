/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Smears the picture away from a point, as zooming during the exposure does.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Blur and sharpen"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true, "LABEL": "Zoom blur"},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Amount", "DEFAULT": 0.2, "MIN": 0.0, "MAX": 2.0,
     "IDENTITY": 0.0, "UNIT": "of the size", "STEP": 0.01,
     "DESCRIPTION": "How much larger the last of the smeared pictures is than the first."},
    {"NAME": "centre", "TYPE": "point2D", "LABEL": "Centre", "DEFAULT": [0.5, 0.5], "MIN": [-1.0, -1.0],
     "MAX": [2.0, 2.0], "UNIT": "of the picture", "DESCRIPTION": "What stays sharp, from the left and the bottom."}
  ],
  "PASSES": [{"TARGET": "part"}, {}]
}*/
// Pictures of many sizes, evenly spaced by ratio around the picture's own: a few of a few of them.
void main() {
    vec2 far = max(abs(centre), abs(1.0 - centre)) * RENDERSIZE;
    float span = log(1.0 + amount);
    float count = clamp(ceil(span * length(far)), 1.0, 1024.0);
    float inner = ceil(sqrt(count)), outer = ceil(count / inner);
    float apart = span / (inner * outer);
    vec2 from_centre = isf_FragNormCoord - centre;
    vec4 sum = vec4(0.0);
#if PASSINDEX == 0
    for (float i = 0.0; i < inner; i++)
        sum += IMG_NORM_PIXEL(inputImage, centre + from_centre * exp((i - 0.5 * (inner - 1.0)) * apart));
    gl_FragColor = sum / inner;
#else
    apart *= inner;
    for (float i = 0.0; i < outer; i++)
        sum += IMG_NORM_PIXEL(part, centre + from_centre * exp((i - 0.5 * (outer - 1.0)) * apart));
    gl_FragColor = sum / outer;
#endif
}
