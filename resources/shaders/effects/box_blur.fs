/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Every pixel becomes the mean of the square around it; the borders repeat their outermost pixels.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Blur and sharpen"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "radius", "TYPE": "float", "LABEL": "Radius", "DEFAULT": 10.0, "MIN": 0.0, "MAX": 500.0,
     "IDENTITY": 0.0, "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "Half the side of the square in pixels of the canvas."},
    {"NAME": "along", "TYPE": "long", "LABEL": "Direction", "DEFAULT": 0, "VALUES": [0, 1, 2],
     "LABELS": ["both", "horizontal", "vertical"], "DESCRIPTION": "Which way the picture is softened."}
  ],
  "PASSES": [
    {"TARGET": "small",
     "WIDTH": "(ceil($WIDTH/max(1.0,floor(($radius*max(0.0,1.0-$along)+0.001)/8.0)))+2.0)*max(0.0,min(1.0,floor(($radius*max(0.0,1.0-$along)+0.001)/8.0)-1.0))",
     "HEIGHT": "(ceil($HEIGHT/max(1.0,floor(($radius*max(0.0,1.0-$along)+0.001)/8.0)))+2.0)*max(0.0,min(1.0,floor(($radius*max(0.0,1.0-$along)+0.001)/8.0)-1.0))"},
    {"TARGET": "across",
     "WIDTH": "ceil($WIDTH/max(1.0,floor(($radius*max(0.0,1.0-$along)+0.001)/8.0)))+2.0*max(0.0,min(1.0,floor(($radius*max(0.0,1.0-$along)+0.001)/8.0)-1.0))",
     "HEIGHT": "ceil($HEIGHT/max(1.0,floor(($radius*max(0.0,1.0-$along)+0.001)/8.0)))+2.0*max(0.0,min(1.0,floor(($radius*max(0.0,1.0-$along)+0.001)/8.0)-1.0))"},
    {"TARGET": "both",
     "WIDTH": "(ceil($WIDTH/max(1.0,floor(($radius*max(0.0,1.0-$along)+0.001)/8.0)))+2.0)*max(0.0,min(1.0,floor(($radius*max(0.0,1.0-$along)+0.001)/8.0)-1.0))",
     "HEIGHT": "(ceil($HEIGHT/max(1.0,floor(($radius*max(0.0,1.0-$along)+0.001)/8.0)))+2.0)*max(0.0,min(1.0,floor(($radius*max(0.0,1.0-$along)+0.001)/8.0)-1.0))"},
    {}
  ]
}*/
// From 16 pixels on this works on a smaller copy, as gaussian_blur does, unless one way stays sharp.
float shrink() {
    return max(1.0, floor((along == 0 ? radius + 0.001 : 0.0) / 8.0));
}

vec4 average() {
    float side = shrink();
    vec2 corner = (floor(isf_FragNormCoord * RENDERSIZE) - 1.0) * side;
    float stride = mod(side, 2.0) == 0.0 ? 2.0 : 1.0;
    int count = int(side / stride);
    vec4 sum = vec4(0.0);
    for (int y = 0; y < count; y++)
        for (int x = 0; x < count; x++)
            sum += IMG_PIXEL(inputImage, corner + stride * (vec2(x, y) + 0.5));
    return sum / float(count * count);
}

// Half the square's side in pixels of the buffer, less what averaging (d*d - 1) / 12 and interpolating
// d*d / 6 spread already; a square's variance is r*r / 3.
float half_side() {
    float d = shrink();
    float spread = d > 1.0 ? (d * d - 1.0) / 12.0 + d * d / 6.0 : 0.0;
    return max(sqrt(max(radius * radius - 3.0 * spread, 0.0)) / d, 0.5);
}

// One interpolated read between two pixels weighs both; the outermost count by the part that is inside.
#define GATHER(source, way, result) { \
    float h = half_side() + 0.5; \
    vec2 unit = (way) / RENDERSIZE; \
    float total = 1.0; \
    result = IMG_NORM_PIXEL(source, isf_FragNormCoord); \
    for (float i = 1.0; i < h; i += 2.0) { \
        float near = clamp(h - i, 0.0, 1.0), far = clamp(h - i - 1.0, 0.0, 1.0); \
        vec2 off = unit * (i + far / (near + far)); \
        result += (near + far) * (IMG_NORM_PIXEL(source, isf_FragNormCoord + off) \
            + IMG_NORM_PIXEL(source, isf_FragNormCoord - off)); \
        total += 2.0 * (near + far); \
    } \
    result /= total; }

void main() {
    vec4 c;
    vec2 right = vec2(along == 2 ? 0.0 : 1.0, 0.0), up = vec2(0.0, along == 1 ? 0.0 : 1.0);
#if PASSINDEX == 0
    c = average();
#elif PASSINDEX == 1
    if (shrink() > 1.0) GATHER(small, right, c)
    else GATHER(inputImage, right, c)
#elif PASSINDEX == 2
    GATHER(across, up, c)
#else
    if (shrink() > 1.0) c = IMG_PIXEL(both, isf_FragNormCoord * RENDERSIZE / shrink() + 1.0);
    else GATHER(across, up, c)
#endif
    gl_FragColor = c;
}
