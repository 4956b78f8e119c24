/*{
  "ISFVSN": "2",
  "DESCRIPTION": "A straight line between two points, whole or dashed.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Shapes"],
  "KIJKO": {"ALPHA": "premultiplied"},
  "INPUTS": [
    {"NAME": "start", "TYPE": "point2D", "LABEL": "Start", "DEFAULT": [0.2, 0.5], "MIN": [-1.0, -1.0], "MAX": [2.0, 2.0],
     "UNIT": "of the frame", "DESCRIPTION": "From the left and the bottom."},
    {"NAME": "end", "TYPE": "point2D", "LABEL": "End", "DEFAULT": [0.8, 0.5], "MIN": [-1.0, -1.0], "MAX": [2.0, 2.0],
     "UNIT": "of the frame", "DESCRIPTION": "From the left and the bottom."},
    {"NAME": "line_width", "TYPE": "float", "LABEL": "Width", "DEFAULT": 12.0, "MIN": 0.0, "MAX": 2000.0,
     "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "In pixels of the canvas."},
    {"NAME": "colour", "TYPE": "color", "LABEL": "Colour", "DEFAULT": [1.0, 1.0, 1.0, 1.0],
     "DESCRIPTION": "Colour and opacity."},
    {"NAME": "round_ends", "TYPE": "bool", "LABEL": "Round ends", "DEFAULT": true, "DESCRIPTION": "Whether ends and dashes are half circles, which reach beyond them."},
    {"NAME": "dash", "TYPE": "float", "LABEL": "Dash", "DEFAULT": 0.0, "MIN": 0.0, "MAX": 2000.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "Length of a dash in pixels of the canvas; 0 draws a whole line."},
    {"NAME": "gap", "TYPE": "float", "LABEL": "Gap", "DEFAULT": 30.0, "MIN": 0.0, "MAX": 2000.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "Between dashes, in pixels of the canvas."},
    {"NAME": "softness", "TYPE": "float", "LABEL": "Softness", "DEFAULT": 0.0, "MIN": 0.0, "MAX": 500.0,
     "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "Way from full to nothing across the edge, in pixels of the canvas."}
  ]
}*/
// Distance to a piece of the line from `a` to `b`, in pixels along it and across.
float to_piece(vec2 p, float a, float b) {
    float beyond = max(a - p.x, p.x - b);
    if (round_ends) return length(vec2(max(beyond, 0.0), p.y)) - 0.5 * line_width;
    vec2 q = vec2(beyond, abs(p.y) - 0.5 * line_width);
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0);
}

void main() {
    vec2 way = (end - start) * RENDERSIZE, from = gl_FragCoord.xy - start * RENDERSIZE;
    float whole = length(way);
    way = whole > 0.0 ? way / whole : vec2(1.0, 0.0);
    vec2 p = vec2(dot(from, way), dot(from, vec2(-way.y, way.x)));
    float d = to_piece(p, 0.0, whole);
    if (dash > 0.0) {
        float period = dash + gap, first = clamp(floor(p.x / period), 0.0, floor(whole / period)) * period;
        d = to_piece(p, first, min(first + dash, whole));
        if (first + period < whole) d = min(d, to_piece(p, first + period, min(first + period + dash, whole)));
        if (first > 0.0) d = min(d, to_piece(p, first - period, first - gap));
    }
    gl_FragColor = vec4(colour.rgb, 1.0) * colour.a * clamp(0.5 - d / max(softness, 1.0), 0.0, 1.0);
}
