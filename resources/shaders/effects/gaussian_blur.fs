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
    int count = int(ceil(max(block.x, block.y)));
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

float weight(float distance, float s) {
    return exp(-0.5 * distance * distance / (s * s));
}

void main() {
    if (PASSINDEX == 0) {
        gl_FragColor = average();
        return;
    }
    if (PASSINDEX == 3) {
        gl_FragColor = IMG_NORM_PIXEL(both, isf_FragNormCoord);
        return;
    }
    vec2 along = PASSINDEX == 1 ? vec2(1.0, 0.0) : vec2(0.0, 1.0);
    vec2 unit = along / RENDERSIZE;
    float s = max(deviation(along), 1e-3);
    int reach = int(ceil(3.0 * s));
    float total = 1.0;
    vec4 sum;
    // One interpolated read between two pixels weighs both.
    if (PASSINDEX == 1) {
        sum = IMG_NORM_PIXEL(small, isf_FragNormCoord);
        for (int i = 1; i <= reach; i += 2) {
            float near = weight(float(i), s), far = weight(float(i + 1), s);
            vec2 off = unit * (float(i) + far / max(near + far, 1e-30));
            sum += (near + far) * IMG_NORM_PIXEL(small, isf_FragNormCoord + off);
            sum += (near + far) * IMG_NORM_PIXEL(small, isf_FragNormCoord - off);
            total += 2.0 * (near + far);
        }
    } else {
        sum = IMG_NORM_PIXEL(across, isf_FragNormCoord);
        for (int i = 1; i <= reach; i += 2) {
            float near = weight(float(i), s), far = weight(float(i + 1), s);
            vec2 off = unit * (float(i) + far / max(near + far, 1e-30));
            sum += (near + far) * IMG_NORM_PIXEL(across, isf_FragNormCoord + off);
            sum += (near + far) * IMG_NORM_PIXEL(across, isf_FragNormCoord - off);
            total += 2.0 * (near + far);
        }
    }
    gl_FragColor = sum / total;
}
