/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Throws a soft shadow behind what is opaque. It may lie beyond the picture.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Shadow and outline"],
  "KIJKO": {"MARGIN": "$distance+3.0*$blur", "ALPHA": "premultiplied",
            "SAMPLE": "cutout", "PREVIEW": {"distance": 60.0, "blur": 18.0, "opacity": 0.9}},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "colour", "TYPE": "color", "LABEL": "Colour", "DEFAULT": [0.0, 0.0, 0.0, 1.0],
     "DESCRIPTION": "Of the shadow."},
    {"NAME": "opacity", "TYPE": "float", "LABEL": "Opacity", "DEFAULT": 0.6, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "Of the shadow where it is darkest."},
    {"NAME": "angle", "TYPE": "float", "LABEL": "Angle", "DEFAULT": 315.0, "MIN": 0.0, "MAX": 360.0,
     "UNIT": "deg", "STEP": 1.0, "DESCRIPTION": "Where the shadow falls: 0 to the right, 90 up, 270 down."},
    {"NAME": "distance", "TYPE": "float", "LABEL": "Distance", "DEFAULT": 10.0, "MIN": 0.0, "MAX": 500.0,
     "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "How far it falls, in pixels of the canvas."},
    {"NAME": "blur", "TYPE": "float", "LABEL": "Blur", "DEFAULT": 6.0, "MIN": 0.0, "MAX": 250.0,
     "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "Standard deviation of the bell curve in pixels of the canvas."},
    {"NAME": "alone", "TYPE": "bool", "LABEL": "Shadow only", "DEFAULT": false, "IDENTITY": false,
     "DESCRIPTION": "Whether the picture itself is left out."}
  ],
  "PASSES": [
    {"TARGET": "small", "FLOAT": true, "WIDTH": "ceil($WIDTH/max(1.0,floor($blur/3.0)))",
     "HEIGHT": "ceil($HEIGHT/max(1.0,floor($blur/3.0)))"},
    {"TARGET": "across", "FLOAT": true, "WIDTH": "ceil($WIDTH/max(1.0,floor($blur/3.0)))",
     "HEIGHT": "ceil($HEIGHT/max(1.0,floor($blur/3.0)))"},
    {"TARGET": "both", "FLOAT": true, "WIDTH": "ceil($WIDTH/max(1.0,floor($blur/3.0)))",
     "HEIGHT": "ceil($HEIGHT/max(1.0,floor($blur/3.0)))"},
    {}
  ]
}*/
// The alpha, moved, then blurred as in gaussian_blur.fs. What comes from outside the picture is clear;
// a shadow that leaves it goes on as it is at the border.
float thrown() {
    vec2 full = IMG_SIZE(inputImage);
    vec2 block = full / RENDERSIZE;
    vec2 corner = floor(isf_FragNormCoord * RENDERSIZE) * block;
    vec2 move = distance * vec2(cos(radians(angle)), sin(radians(angle)));
    int count = int(ceil(max(block.x, block.y)));
    float sum = 0.0;
    for (int y = 0; y < count; y++)
        for (int x = 0; x < count; x++) {
            vec2 place = (corner + block * (vec2(x, y) + 0.5) / float(count) - move) / full;
            vec2 inside = step(vec2(0.0), place) * step(place, vec2(1.0));
            sum += inside.x * inside.y * IMG_NORM_PIXEL(inputImage, place).a;
        }
    return sum / float(count * count);
}

float deviation(vec2 along) {
    float shrink = dot(IMG_SIZE(inputImage) / IMG_SIZE(small), along);
    float blurred = shrink > 1.0 ? (shrink * shrink - 1.0) / 12.0 + shrink * shrink / 6.0 : 0.0;
    return sqrt(max(blur * blur - blurred, 0.0)) / shrink;
}

float bell(sampler2D source, vec2 along) {
    float s = max(deviation(along), 1e-3);
    vec2 unit = along / RENDERSIZE;
    float sum = IMG_NORM_PIXEL(source, isf_FragNormCoord).a;
    float total = 1.0;
    for (int i = 1; i <= int(ceil(3.0 * s)); i++) {
        float weight = exp(-0.5 * float(i * i) / (s * s));
        sum += weight * (IMG_NORM_PIXEL(source, isf_FragNormCoord + float(i) * unit).a
            + IMG_NORM_PIXEL(source, isf_FragNormCoord - float(i) * unit).a);
        total += 2.0 * weight;
    }
    return sum / total;
}

void main() {
#if PASSINDEX == 0
    gl_FragColor = vec4(thrown());
#elif PASSINDEX == 1
    gl_FragColor = vec4(bell(small, vec2(1.0, 0.0)));
#elif PASSINDEX == 2
    gl_FragColor = vec4(bell(across, vec2(0.0, 1.0)));
#else
    vec4 c = alone ? vec4(0.0) : IMG_THIS_PIXEL(inputImage);
    float shade = colour.a * opacity * clamp(IMG_NORM_PIXEL(both, isf_FragNormCoord).a, 0.0, 1.0);
    gl_FragColor = c + vec4(colour.rgb, 1.0) * shade * (1.0 - c.a);
#endif
}
