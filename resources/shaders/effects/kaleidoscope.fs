/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Repeats a slice of the picture around a point, every other one mirrored.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Distort"],
  "KIJKO": {"ALPHA": "premultiplied"},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "slices", "TYPE": "long", "LABEL": "Slices", "DEFAULT": 6, "MIN": 1, "MAX": 32,
     "DESCRIPTION": "Pairs of mirrors around the point."},
    {"NAME": "angle", "TYPE": "float", "LABEL": "Angle", "DEFAULT": 0.0, "MIN": -360.0, "MAX": 360.0,
     "UNIT": "deg", "STEP": 1.0, "DESCRIPTION": "Turns the pattern, clockwise."},
    {"NAME": "source", "TYPE": "float", "LABEL": "Source", "DEFAULT": 0.0, "MIN": -360.0, "MAX": 360.0,
     "UNIT": "deg", "STEP": 1.0, "DESCRIPTION": "Which slice of the picture is repeated: 0 right, 90 down."},
    {"NAME": "zoom", "TYPE": "float", "LABEL": "Zoom", "DEFAULT": 1.0, "MIN": 0.1, "MAX": 10.0,
     "UNIT": "times", "STEP": 0.01, "DESCRIPTION": "Size of what is repeated."},
    {"NAME": "mix_share", "TYPE": "float", "LABEL": "Mix", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 1.0, "IDENTITY": 0.0,
     "STEP": 0.01, "DESCRIPTION": "How much of the pattern is seen over the picture."},
    {"NAME": "centre", "TYPE": "point2D", "LABEL": "Centre", "DEFAULT": [0.5, 0.5], "MIN": [-1.0, -1.0],
     "MAX": [2.0, 2.0], "UNIT": "of the picture", "DESCRIPTION": "The middle of the pattern, from the left and the bottom."},
    {"NAME": "edges", "TYPE": "long", "LABEL": "Edges", "DEFAULT": 2, "VALUES": [0, 1, 2, 3],
     "LABELS": ["transparent", "stretch", "mirror", "tile"], "DESCRIPTION": "What is seen where the picture ends."}
  ]
}*/
// The picture at a place given as a share; what lies outside follows `edges`.
vec4 picture(vec2 p) {
    vec2 q = p;
    if (edges == 2) q = 1.0 - abs(mod(p, 2.0) - 1.0);
    else if (edges == 3) q = fract(p);
    vec4 c = IMG_NORM_PIXEL(inputImage, q);
    if (edges != 0) return c;
    vec2 inside = clamp(min(p, 1.0 - p) * RENDERSIZE + 0.5, 0.0, 1.0);
    return c * inside.x * inside.y;
}

void main() {
    vec2 arm = (isf_FragNormCoord - centre) * RENDERSIZE;
    float slice = 6.28318530718 / float(max(slices, 1));
    float a = mod(atan(-arm.y, arm.x) - radians(angle), slice);
    a = abs(a - 0.5 * slice) + radians(source);
    vec2 p = centre + length(arm) / zoom * vec2(cos(a), -sin(a)) / RENDERSIZE;
    gl_FragColor = mix(IMG_THIS_PIXEL(inputImage), picture(p), mix_share);
}
