/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Shows each picture for several frames, as film drawn by hand does.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Time"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true, "LABEL": "Posterise time"},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "frames", "TYPE": "long", "LABEL": "Frames", "DEFAULT": 3, "MIN": 1, "MAX": 32, "IDENTITY": 1,
     "DESCRIPTION": "How many frames each picture is shown."}
  ],
  "PASSES": [{"TARGET": "held", "PERSISTENT": true}, {}]
}*/
// The buffer keeps its picture until the next multiple of `frames`; at first it is empty.
void main() {
    bool is_new = FRAMEINDEX % max(frames, 1) == 0 || IMG_SIZE(held) != IMG_SIZE(inputImage);
#if PASSINDEX == 0
    if (is_new) gl_FragColor = IMG_THIS_PIXEL(inputImage);
    else gl_FragColor = IMG_NORM_PIXEL(held, isf_FragNormCoord);
#else
    gl_FragColor = IMG_NORM_PIXEL(held, isf_FragNormCoord);
#endif
}
