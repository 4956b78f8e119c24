/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Averages over the frames before where nothing moves; noise goes, detail stays.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Restore"],
  "KIJKO": {"LABEL": "Denoise (over time)", "ALPHA": "premultiplied", "OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "strength", "TYPE": "float", "LABEL": "Strength", "DEFAULT": 0.7, "MIN": 0.0, "MAX": 0.95,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "Share of the frames before where nothing moves."},
    {"NAME": "threshold", "TYPE": "float", "LABEL": "Motion", "DEFAULT": 0.08, "MIN": 0.005, "MAX": 0.5,
     "STEP": 0.005, "DESCRIPTION": "Difference that counts as motion; more smooths more and may smear."}
  ],
  "PASSES": [{"TARGET": "before", "PERSISTENT": true, "FLOAT": true}]
}*/
// A recursive average whose share falls as a bell over the difference of the means of 3 x 3 pixels:
// noise is averaged out of the mean, motion is not.
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    vec4 old = IMG_THIS_PIXEL(before);
    vec4 gap = vec4(0.0);
    for (int y = -1; y <= 1; y++)
        for (int x = -1; x <= 1; x++) {
            vec2 place = isf_FragNormCoord + vec2(x, y) / RENDERSIZE;
            gap += IMG_NORM_PIXEL(inputImage, place) - IMG_NORM_PIXEL(before, place);
        }
    gap /= 9.0;
    float share = strength * exp(-dot(gap, gap) / (threshold * threshold));
    // The first frame has nothing before it but one clear pixel.
    gl_FragColor = IMG_SIZE(before).x < RENDERSIZE.x ? c : mix(c, old, share);
}
