/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Bends straight lines as a lens does, or straightens what a lens has bent.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Distort"],
  "KIJKO": {"ALPHA": "premultiplied"},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "k1", "TYPE": "float", "LABEL": "k1", "DEFAULT": -0.15, "MIN": -1.0, "MAX": 1.0, "IDENTITY": 0.0,
     "STEP": 0.005, "DESCRIPTION": "Of the lens: below zero straightens a barrel, above zero a cushion."},
    {"NAME": "k2", "TYPE": "float", "LABEL": "k2", "DEFAULT": 0.0, "MIN": -1.0, "MAX": 1.0, "IDENTITY": 0.0,
     "STEP": 0.005, "DESCRIPTION": "The same, growing faster towards the corners."},
    {"NAME": "scale", "TYPE": "float", "LABEL": "Scale", "DEFAULT": 1.0, "MIN": 0.1, "MAX": 4.0, "IDENTITY": 1.0,
     "UNIT": "times", "STEP": 0.01, "DESCRIPTION": "Size of the result."},
    {"NAME": "centre", "TYPE": "point2D", "LABEL": "Centre", "DEFAULT": [0.5, 0.5], "MIN": [-1.0, -1.0],
     "MAX": [2.0, 2.0], "UNIT": "of the picture", "DESCRIPTION": "The axis of the lens, from the left and the bottom."},
    {"NAME": "edges", "TYPE": "long", "LABEL": "Edges", "DEFAULT": 0, "VALUES": [0, 1, 2, 3],
     "LABELS": ["transparent", "stretch", "mirror", "tile"], "DESCRIPTION": "What is seen where the picture ends."}
  ]
}*/
// Brown, "Decentering Distortion of Lenses", 1966, and Conrady 1919: a straight picture's place at radius r
// is found in the bent one at r * (1 + k1 r^2 + k2 r^4). Here r is 1 at half the diagonal.
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
    vec2 arm = (isf_FragNormCoord - centre) / scale;
    vec2 far = 2.0 * arm * RENDERSIZE;
    float r2 = dot(far, far) / dot(RENDERSIZE, RENDERSIZE);
    gl_FragColor = picture(centre + arm * (1.0 + r2 * (k1 + r2 * k2)));
}
