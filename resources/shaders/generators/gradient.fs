/*{
  "ISFVSN": "2",
  "DESCRIPTION": "A change from one colour to another, along a line or from the middle outwards.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Basic"],
  "KIJKO": {"OPAQUE": true},
  "INPUTS": [
    {"NAME": "from", "TYPE": "color", "LABEL": "From", "DEFAULT": [0.05, 0.08, 0.2, 1.0],
     "DESCRIPTION": "Colour at the start, or in the middle."},
    {"NAME": "to", "TYPE": "color", "LABEL": "To", "DEFAULT": [0.45, 0.6, 0.9, 1.0],
     "DESCRIPTION": "Colour at the end, or at the corners."},
    {"NAME": "shape", "TYPE": "long", "LABEL": "Shape", "DEFAULT": 0, "VALUES": [0, 1],
     "LABELS": ["linear", "radial"], "DESCRIPTION": "Along a line, or from the middle outwards."},
    {"NAME": "angle", "TYPE": "float", "LABEL": "Angle", "DEFAULT": 90.0, "MIN": 0.0, "MAX": 360.0,
     "UNIT": "deg", "STEP": 1.0, "DESCRIPTION": "Of the line: 0 runs to the right, 90 downwards."}
  ]
}*/
void main() {
    float ratio = RENDERSIZE.x / RENDERSIZE.y;
    vec2 p = (isf_FragNormCoord - 0.5) * vec2(ratio, 1.0);
    vec2 way = vec2(cos(radians(angle)), -sin(radians(angle)));
    float reach = 0.5 * (ratio * abs(way.x) + abs(way.y));
    float k = shape == 0 ? dot(p, way) / (2.0 * reach) + 0.5 : 2.0 * length(p) / length(vec2(ratio, 1.0));
    gl_FragColor = mix(from, to, clamp(k, 0.0, 1.0));
}
