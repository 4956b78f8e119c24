/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Puts the picture out of focus as a lens does: bright spots become discs, or show the blades.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Blur and sharpen"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "radius", "TYPE": "float", "LABEL": "Radius", "DEFAULT": 16.0, "MIN": 0.0, "MAX": 250.0,
     "IDENTITY": 0.0, "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "Of the disc that a point becomes, in pixels of the canvas."},
    {"NAME": "highlights", "TYPE": "float", "LABEL": "Highlights", "DEFAULT": 0.5, "MIN": 0.0, "MAX": 1.0,
     "STEP": 0.01, "DESCRIPTION": "How much more light places count."},
    {"NAME": "blades", "TYPE": "long", "LABEL": "Blades", "DEFAULT": 0, "MIN": 0, "MAX": 16,
     "DESCRIPTION": "Of the aperture; fewer than 3 make it round."},
    {"NAME": "angle", "TYPE": "float", "LABEL": "Angle", "DEFAULT": 0.0, "MIN": -180.0, "MAX": 180.0,
     "UNIT": "deg", "STEP": 1.0, "DESCRIPTION": "Turns the blades, clockwise."}
  ],
  "PASSES": [
    {"TARGET": "small",
     "WIDTH": "(ceil($WIDTH/max(1.0,floor(($radius+0.001)/3.0),min(2.0,floor(($radius+0.001)/4.0)+1.0)))+2.0)*min(1.0,max(1.0,floor(($radius+0.001)/3.0),min(2.0,floor(($radius+0.001)/4.0)+1.0))-1.0)",
     "HEIGHT": "(ceil($HEIGHT/max(1.0,floor(($radius+0.001)/3.0),min(2.0,floor(($radius+0.001)/4.0)+1.0)))+2.0)*min(1.0,max(1.0,floor(($radius+0.001)/3.0),min(2.0,floor(($radius+0.001)/4.0)+1.0))-1.0)"},
    {"TARGET": "spread",
     "WIDTH": "ceil($WIDTH/max(1.0,floor(($radius+0.001)/3.0),min(2.0,floor(($radius+0.001)/4.0)+1.0)))+2.0*min(1.0,max(1.0,floor(($radius+0.001)/3.0),min(2.0,floor(($radius+0.001)/4.0)+1.0))-1.0)",
     "HEIGHT": "ceil($HEIGHT/max(1.0,floor(($radius+0.001)/3.0),min(2.0,floor(($radius+0.001)/4.0)+1.0)))+2.0*min(1.0,max(1.0,floor(($radius+0.001)/3.0),min(2.0,floor(($radius+0.001)/4.0)+1.0))-1.0)"},
    {}
  ]
}*/
// From 4 pixels on this works on a smaller copy, as gaussian_blur does.
float shrink() {
    return max(max(1.0, floor((radius + 0.001) / 3.0)), min(2.0, floor((radius + 0.001) / 4.0) + 1.0));
}

float weight_of(vec4 c) {
    float light = dot(clamp(c.rgb, 0.0, 1.0), vec3(0.2126, 0.7152, 0.0722));
    return 1.0 + highlights * 24.0 * light * light * light * light;
}

vec4 average() {
    float side = shrink();
    vec2 corner = (floor(isf_FragNormCoord * RENDERSIZE) - 1.0) * side;
    float stride = mod(side, 2.0) == 0.0 ? 2.0 : 1.0;
    int count = int(side / stride);
    vec4 sum = vec4(0.0);
    float total = 0.0;
    for (int y = 0; y < count; y++)
        for (int x = 0; x < count; x++) {
            vec4 c = IMG_PIXEL(inputImage, corner + stride * (vec2(x, y) + 0.5));
            float weight = weight_of(c);
            sum += weight * c;
            total += weight;
        }
    return sum / total;
}

// Every pixel of the buffer that the aperture covers; on its border, by the part that it covers.
#define GATHER(source, result) { \
    float reach = radius / shrink(), edge = ceil(reach); \
    float slice = blades > 2 ? 6.28318530718 / float(blades) : 1.0; \
    float total = 0.0; \
    result = vec4(0.0); \
    for (float y = -edge; y <= edge; y++) \
        for (float x = -edge; x <= edge; x++) { \
            float beyond = length(vec2(x, y)) - reach; \
            if (blades > 2) { \
                float a = mod(atan(x, y + 1e-6) - radians(angle), slice) - 0.5 * slice; \
                beyond = length(vec2(x, y)) * cos(a) - reach * cos(0.5 * slice); \
            } \
            if (beyond >= 0.5) continue; \
            vec4 one = IMG_NORM_PIXEL(source, isf_FragNormCoord + vec2(x, y) / RENDERSIZE); \
            float weight = weight_of(one) * min(0.5 - beyond, 1.0); \
            result += weight * one; \
            total += weight; \
        } \
    result /= total; }

void main() {
    vec4 c;
#if PASSINDEX == 0
    c = average();
#elif PASSINDEX == 1
    if (shrink() > 1.0) GATHER(small, c)
    else GATHER(inputImage, c)
#else
    c = IMG_PIXEL(spread, shrink() > 1.0 ? isf_FragNormCoord * RENDERSIZE / shrink() + 1.0 : isf_FragNormCoord * RENDERSIZE);
#endif
    gl_FragColor = c;
}
