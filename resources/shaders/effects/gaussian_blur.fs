/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Softens the picture evenly; the borders repeat their outermost pixels.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Blur and sharpen"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true,
            "PREVIEW": {"sigma": 24.0}},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "sigma", "TYPE": "float", "LABEL": "Radius", "DEFAULT": 8.0, "MIN": 0.0, "MAX": 250.0,
     "IDENTITY": 0.0, "UNIT": "px", "STEP": 0.5,
     "DESCRIPTION": "Standard deviation of the bell curve in pixels of the canvas."}
  ],
  "PASSES": [
    {"TARGET": "small",
     "WIDTH": "(ceil($WIDTH/floor(max(2.5,$sigma+0.001)/2.5))+2.0)*max(0.0,min(1.0,floor(($sigma+0.001)/2.5)-1.0))",
     "HEIGHT": "(ceil($HEIGHT/floor(max(2.5,$sigma+0.001)/2.5))+2.0)*max(0.0,min(1.0,floor(($sigma+0.001)/2.5)-1.0))"},
    {"TARGET": "across",
     "WIDTH": "ceil($WIDTH/floor(max(2.5,$sigma+0.001)/2.5))+2.0*max(0.0,min(1.0,floor(($sigma+0.001)/2.5)-1.0))",
     "HEIGHT": "ceil($HEIGHT/floor(max(2.5,$sigma+0.001)/2.5))+2.0*max(0.0,min(1.0,floor(($sigma+0.001)/2.5)-1.0))"},
    {"TARGET": "both",
     "WIDTH": "(ceil($WIDTH/floor(max(2.5,$sigma+0.001)/2.5))+2.0)*max(0.0,min(1.0,floor(($sigma+0.001)/2.5)-1.0))",
     "HEIGHT": "(ceil($HEIGHT/floor(max(2.5,$sigma+0.001)/2.5))+2.0)*max(0.0,min(1.0,floor(($sigma+0.001)/2.5)-1.0))"},
    {}
  ]
}*/
// From 5 pixels on the bell is drawn on a smaller copy, where 2.5 to 5 pixels are its deviation: a pixel
// there is the mean of d by d. What averaging and interpolating back already blur is taken off the bell's
// variance: (d*d - 1) / 12 for a box and d*d / 3 for a cubic B-spline. One block more on every side holds the
// repeated border. A narrow bell is drawn on the picture itself; the buffers it does without are one pixel.
float shrink() {
    return max(1.0, floor((sigma + 0.001) / 2.5));
}

vec4 average() {
    float side = shrink();
    vec2 corner = (floor(isf_FragNormCoord * RENDERSIZE) - 1.0) * side;
    // An interpolated read in the middle of four pixels is their mean.
    float stride = mod(side, 2.0) == 0.0 ? 2.0 : 1.0;
    int count = int(side / stride);
    vec4 sum = vec4(0.0);
    for (int y = 0; y < count; y++)
        for (int x = 0; x < count; x++)
            sum += IMG_PIXEL(inputImage, corner + stride * (vec2(x, y) + 0.5));
    return sum / float(count * count);
}

float deviation() {
    float d = shrink();
    float blurred = d > 1.0 ? (d * d - 1.0) / 12.0 + d * d / 3.0 : 0.0;
    return max(sqrt(max(sigma * sigma - blurred, 0.0)) / d, 1e-3);
}

#if PASSINDEX == 3
// Cubic B-spline by four interpolated reads: Sigg and Hadwiger, "Fast Third-Order Texture Filtering",
// GPU Gems 2, 2005.
vec4 spline(vec2 p) {
    vec2 base = floor(p - 0.5), t = p - 0.5 - base, r = 1.0 - t;
    vec2 w0 = r * r * r / 6.0, w1 = 2.0 / 3.0 - t * t + 0.5 * t * t * t, w3 = t * t * t / 6.0;
    vec2 low = w0 + w1, high = 1.0 - low;
    vec2 a = base - 0.5 + w1 / low, b = base + 1.5 + w3 / high;
    return low.y * (low.x * IMG_PIXEL(both, a) + high.x * IMG_PIXEL(both, vec2(b.x, a.y)))
        + high.y * (low.x * IMG_PIXEL(both, vec2(a.x, b.y)) + high.x * IMG_PIXEL(both, b));
}
#endif

// One interpolated read between two pixels weighs both. Weights follow from their neighbours by
// multiplying: exp is dear on software GL.
#define GATHER(source, along, result) { \
    float s = deviation(); \
    int reach = int(ceil(3.0 * s)); \
    vec2 unit = (along) / RENDERSIZE; \
    float ratio = exp(-0.5 / (s * s)), turn = ratio * ratio, near = ratio; \
    float total = 1.0; \
    result = IMG_NORM_PIXEL(source, isf_FragNormCoord); \
    for (int i = 1; i <= reach; i += 2) { \
        ratio *= turn; \
        float far = near * ratio; \
        float both_weights = near + far; \
        vec2 off = unit * (float(i) + far / max(both_weights, 1e-30)); \
        result += both_weights * (IMG_NORM_PIXEL(source, isf_FragNormCoord + off) \
            + IMG_NORM_PIXEL(source, isf_FragNormCoord - off)); \
        total += 2.0 * both_weights; \
        ratio *= turn; \
        near = far * ratio; \
    } \
    result /= total; }

void main() {
    vec4 c;
#if PASSINDEX == 0
    c = average();
#elif PASSINDEX == 1
    if (shrink() > 1.0) GATHER(small, vec2(1.0, 0.0), c)
    else GATHER(inputImage, vec2(1.0, 0.0), c)
#elif PASSINDEX == 2
    GATHER(across, vec2(0.0, 1.0), c)
#else
    if (shrink() > 1.0) c = spline(isf_FragNormCoord * RENDERSIZE / shrink() + 1.0);
    else GATHER(across, vec2(0.0, 1.0), c)
#endif
    gl_FragColor = c;
}
