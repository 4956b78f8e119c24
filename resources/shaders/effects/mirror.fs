/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Reflects one part of the picture over a line onto the other.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Distort"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "side", "TYPE": "long", "LABEL": "Keep", "DEFAULT": 0, "VALUES": [0, 1, 2, 3],
     "LABELS": ["left", "right", "top", "bottom"], "DESCRIPTION": "The part that is kept."},
    {"NAME": "line", "TYPE": "float", "LABEL": "Line", "DEFAULT": 0.5, "MIN": 0.0, "MAX": 1.0,
     "UNIT": "of the side", "STEP": 0.01, "DESCRIPTION": "Where the mirror stands, from the left or top."}
  ]
}*/
void main() {
    vec2 p = vec2(isf_FragNormCoord.x, 1.0 - isf_FragNormCoord.y);
    float away = (side < 2 ? p.x : p.y) - line;
    if ((side == 0 || side == 2) ? away > 0.0 : away < 0.0) {
        if (side < 2) p.x = line - away;
        else p.y = line - away;
    }
    gl_FragColor = IMG_NORM_PIXEL(inputImage, vec2(p.x, 1.0 - p.y));
}
