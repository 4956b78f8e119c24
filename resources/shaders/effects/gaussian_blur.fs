/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Softens the picture evenly; the borders repeat their outermost pixels.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Blur and sharpen"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "sigma", "TYPE": "float", "LABEL": "Radius", "DEFAULT": 8.0, "MIN": 0.0, "MAX": 250.0,
     "IDENTITY": 0.0, "UNIT": "px", "STEP": 0.5,
     "DESCRIPTION": "Standard deviation of the bell curve in pixels of the canvas."}
  ],
  "PASSES": [
    {"TARGET": "small", "FLOAT": true, "WIDTH": "ceil($WIDTH/max(1.0,floor($sigma/3.0)))",
     "HEIGHT": "ceil($HEIGHT/max(1.0,floor($sigma/3.0)))"},
    {"TARGET": "across", "FLOAT": true, "WIDTH": "ceil($WIDTH/max(1.0,floor($sigma/3.0)))",
     "HEIGHT": "ceil($HEIGHT/max(1.0,floor($sigma/3.0)))"},
    {"TARGET": "both", "FLOAT": true, "WIDTH": "ceil($WIDTH/max(1.0,floor($sigma/3.0)))",
     "HEIGHT": "ceil($HEIGHT/max(1.0,floor($sigma/3.0)))"},
    {}
  ]
}*/
// A wide bell is drawn on a smaller copy of the picture (box-averaged), where 3 to 6 pixels are its
// deviation; what averaging and interpolating back already blur is taken off the bell's variance:
// (d*d - 1) / 12 for a box and d*d / 6 for a triangle, in pixels of the picture, d to one.
vec4 average() {
    vec2 full = IMG_SIZE(inputImage);
    vec2 block = full / RENDERSIZE;
    vec2 corner = floor(isf_FragNormCoord * RENDERSIZE) * block;
    float side = max(block.x, block.y);
    int count = int(ceil(side));
    // An interpolated read in the middle of four pixels is their mean.
    if (block.x == block.y && side == 2.0 * floor(0.5 * side)) count /= 2;
    vec4 sum = vec4(0.0);
    for (int y = 0; y < count; y++)
        for (int x = 0; x < count; x++)
            sum += IMG_NORM_PIXEL(inputImage, (corner + block * (vec2(x, y) + 0.5) / float(count)) / full);
    return sum / float(count * count);
}

float deviation(vec2 along) {
    float shrink = dot(IMG_SIZE(inputImage) / IMG_SIZE(small), along);
    float blurred = shrink > 1.0 ? (shrink * shrink - 1.0) / 12.0 + shrink * shrink / 6.0 : 0.0;
    return sqrt(max(sigma * sigma - blurred, 0.0)) / shrink;
}

// One interpolated read between two pixels weighs both. Weights follow from their neighbours by
// multiplying: exp is dear on software GL.
#define GATHER(source, along) \
    float s = max(deviation(along), 1e-3); \
    int reach = int(ceil(3.0 * s)); \
    vec2 unit = (along) / RENDERSIZE; \
    float ratio = exp(-0.5 / (s * s)), turn = ratio * ratio, near = ratio; \
    float total = 1.0; \
    vec4 sum = IMG_NORM_PIXEL(source, isf_FragNormCoord); \
    for (int i = 1; i <= reach; i += 2) { \
        ratio *= turn; \
        float far = near * ratio; \
        float both_weights = near + far; \
        vec2 off = unit * (float(i) + far / max(both_weights, 1e-30)); \
        sum += both_weights * (IMG_NORM_PIXEL(source, isf_FragNormCoord + off) \
            + IMG_NORM_PIXEL(source, isf_FragNormCoord - off)); \
        total += 2.0 * both_weights; \
        ratio *= turn; \
        near = far * ratio; \
    } \
    gl_FragColor = sum / total

void main() {
#if PASSINDEX == 0
    gl_FragColor = average();
#elif PASSINDEX == 1
    GATHER(small, vec2(1.0, 0.0));
#elif PASSINDEX == 2
    GATHER(across, vec2(0.0, 1.0));
#else
    gl_FragColor = IMG_NORM_PIXEL(both, isf_FragNormCoord);
#endif
}
