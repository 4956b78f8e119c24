/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Swells the picture around a point, or pinches it.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Distort"],
  "KIJKO": {"ALPHA": "premultiplied"},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Amount", "DEFAULT": 0.5, "MIN": -1.0, "MAX": 0.95, "IDENTITY": 0.0,
     "STEP": 0.01, "DESCRIPTION": "Above zero swells, below zero pinches."},
    {"NAME": "radius", "TYPE": "float", "LABEL": "Radius", "DEFAULT": 0.7, "MIN": 0.01, "MAX": 2.0,
     "UNIT": "of the half diagonal", "STEP": 0.01, "DESCRIPTION": "How far it reaches."},
    {"NAME": "centre", "TYPE": "point2D", "LABEL": "Centre", "DEFAULT": [0.5, 0.5], "MIN": [-1.0, -1.0],
     "MAX": [2.0, 2.0], "UNIT": "of the picture", "DESCRIPTION": "What is swollen, from the left and the bottom."},
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
    vec2 arm = isf_FragNormCoord - centre;
    float near = max(1.0 - length(arm * RENDERSIZE) / (0.5 * length(RENDERSIZE) * radius), 0.0);
    // (1 - q^2)^2 ends flat at the rim, q = 1, so that no edge shows there.
    float hill = near * (2.0 - near);
    gl_FragColor = picture(centre + arm * (1.0 - amount * hill * hill));
}
