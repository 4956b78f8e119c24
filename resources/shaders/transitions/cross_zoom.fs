/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Zooms so fast into one picture that it smears, and comes out of the zoom in the next.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Motion"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true, "LABEL": "Cross zoom"},
  "INPUTS": [
    {"NAME": "startImage", "TYPE": "image"},
    {"NAME": "endImage", "TYPE": "image"},
    {"NAME": "progress", "TYPE": "float", "MIN": 0.0, "MAX": 1.0, "DEFAULT": 0.0},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Amount", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 5.0,
     "UNIT": "times", "STEP": 0.05, "DESCRIPTION": "How much larger the last of the smeared pictures is half-way."},
    {"NAME": "centre", "TYPE": "point2D", "LABEL": "Centre", "DEFAULT": [0.5, 0.5], "MIN": [0.0, 0.0],
     "MAX": [1.0, 1.0], "UNIT": "of the frame", "DESCRIPTION": "What is zoomed into, from the left and the bottom."}
  ],
  "PASSES": [{"TARGET": "part"}, {}]
}*/
// Pictures of many sizes, evenly spaced by ratio: a few of a few of them, as in zoom_blur.
void main() {
    vec2 far = max(centre, 1.0 - centre) * RENDERSIZE;
    float force = sin(3.14159265 * progress);
    float span = log(1.0 + amount) * (progress >= 1.0 ? 0.0 : force * force);
    float count = clamp(ceil(span * length(far)), 1.0, 256.0);
    float inner = ceil(sqrt(count)), outer = ceil(count / inner);
    float apart = -span / (inner * outer);
    vec2 arm = isf_FragNormCoord - centre;
    vec4 sum = vec4(0.0);
#if PASSINDEX == 0
    float share = smoothstep(0.3, 0.7, progress);
    for (float i = 0.0; i < inner; i++) {
        vec2 p = centre + arm * exp((i + 0.5) * apart);
        sum += mix(IMG_NORM_PIXEL(startImage, p), IMG_NORM_PIXEL(endImage, p), share);
    }
    gl_FragColor = sum / inner;
#else
    apart *= inner;
    for (float i = 0.0; i < outer; i++)
        sum += IMG_NORM_PIXEL(part, centre + arm * exp(i * apart));
    gl_FragColor = sum / outer;
#endif
}
