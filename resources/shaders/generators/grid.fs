/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Lines at equal distances, around the middle.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Texture"],
  "KIJKO": {"ALPHA": "premultiplied"},
  "INPUTS": [
    {"NAME": "size", "TYPE": "float", "LABEL": "Distance", "DEFAULT": 100.0, "MIN": 2.0, "MAX": 5000.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "From line to line in pixels of the canvas."},
    {"NAME": "line_width", "TYPE": "float", "LABEL": "Line width", "DEFAULT": 2.0, "MIN": 0.0, "MAX": 500.0,
     "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "In pixels of the canvas."},
    {"NAME": "colour", "TYPE": "color", "LABEL": "Colour", "DEFAULT": [1.0, 1.0, 1.0, 1.0],
     "DESCRIPTION": "Of the lines."},
    {"NAME": "ground", "TYPE": "color", "LABEL": "Ground", "DEFAULT": [0.0, 0.0, 0.0, 0.0],
     "DESCRIPTION": "Between the lines."}
  ]
}*/
void main() {
    vec2 p = gl_FragCoord.xy - 0.5 * RENDERSIZE;
    vec2 off = abs(mod(p + 0.5 * size, size) - 0.5 * size) - 0.5 * line_width;
    vec2 k = min(clamp(0.5 - off, 0.0, 1.0), line_width);
    float share = 1.0 - (1.0 - k.x) * (1.0 - k.y);
    gl_FragColor = mix(vec4(ground.rgb, 1.0) * ground.a, vec4(colour.rgb, 1.0) * colour.a, share);
}
