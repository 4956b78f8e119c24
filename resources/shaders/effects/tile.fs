/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Repeats the whole picture side by side.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Distort"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "across", "TYPE": "float", "LABEL": "Across", "DEFAULT": 3.0, "MIN": 1.0, "MAX": 50.0, "IDENTITY": 1.0,
     "STEP": 0.1, "DESCRIPTION": "How many stand side by side."},
    {"NAME": "down", "TYPE": "float", "LABEL": "Down", "DEFAULT": 3.0, "MIN": 1.0, "MAX": 50.0, "IDENTITY": 1.0,
     "STEP": 0.1, "DESCRIPTION": "How many stand one above the other."},
    {"NAME": "shift", "TYPE": "float", "LABEL": "Row shift", "DEFAULT": 0.0, "MIN": -1.0, "MAX": 1.0,
     "UNIT": "of a tile", "STEP": 0.01, "DESCRIPTION": "How far every other row is moved to the right."},
    {"NAME": "mirrored", "TYPE": "bool", "LABEL": "Mirrored", "DEFAULT": false, "DESCRIPTION": "Whether every other one is mirrored, so that borders meet."}
  ]
}*/
// What is reduced is the mean of several reads.
void main() {
    vec2 many = vec2(across, down);
    vec2 steps = clamp(ceil(many - 0.01), 1.0, 6.0);
    vec4 sum = vec4(0.0);
    for (float j = 0.5; j < steps.y; j++)
        for (float i = 0.5; i < steps.x; i++) {
            vec2 p = isf_FragNormCoord + (vec2(i, j) / steps - 0.5) / RENDERSIZE;
            p = (p - 0.5) * many + 0.5;
            if (mod(floor(p.y), 2.0) == 1.0) p.x -= shift;
            vec2 inner = fract(p);
            sum += IMG_NORM_PIXEL(inputImage, mirrored ? mix(inner, 1.0 - inner, mod(floor(p), 2.0)) : inner);
        }
    gl_FragColor = sum / (steps.x * steps.y);
}
