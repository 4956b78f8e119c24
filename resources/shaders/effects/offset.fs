/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Moves the picture within its frame, where it can go round and round.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Distort"],
  "KIJKO": {"ALPHA": "premultiplied"},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "x", "TYPE": "float", "LABEL": "Right", "DEFAULT": 0.0, "MIN": -10000.0, "MAX": 10000.0, "IDENTITY": 0.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "How far to the right, in pixels of the canvas."},
    {"NAME": "y", "TYPE": "float", "LABEL": "Down", "DEFAULT": 0.0, "MIN": -10000.0, "MAX": 10000.0, "IDENTITY": 0.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "How far down, in pixels of the canvas."},
    {"NAME": "speed_x", "TYPE": "float", "LABEL": "Speed right", "DEFAULT": 200.0, "MIN": -10000.0, "MAX": 10000.0, "IDENTITY": 0.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "How far it goes on to the right in a second, in pixels of the canvas."},
    {"NAME": "speed_y", "TYPE": "float", "LABEL": "Speed down", "DEFAULT": 0.0, "MIN": -10000.0, "MAX": 10000.0, "IDENTITY": 0.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "How far it goes on down in a second, in pixels of the canvas."},
    {"NAME": "edges", "TYPE": "long", "LABEL": "Edges", "DEFAULT": 3, "VALUES": [0, 1, 2, 3],
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
    vec2 moved = vec2(x + speed_x * TIME, -y - speed_y * TIME);
    gl_FragColor = picture(isf_FragNormCoord - moved / RENDERSIZE);
}
