/*{
  "ISFVSN": "2",
  "DESCRIPTION": "An arrow that points to the right before it is turned.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Shapes"],
  "KIJKO": {"ALPHA": "premultiplied"},
  "INPUTS": [
    {"NAME": "total", "TYPE": "float", "LABEL": "Length", "DEFAULT": 600.0, "MIN": 0.0, "MAX": 10000.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "From end to tip, in pixels of the canvas."},
    {"NAME": "thickness", "TYPE": "float", "LABEL": "Thickness", "DEFAULT": 80.0, "MIN": 0.0, "MAX": 5000.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "Of the shaft, in pixels of the canvas."},
    {"NAME": "head_length", "TYPE": "float", "LABEL": "Head length", "DEFAULT": 200.0, "MIN": 0.0, "MAX": 10000.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "In pixels of the canvas."},
    {"NAME": "head_width", "TYPE": "float", "LABEL": "Head width", "DEFAULT": 240.0, "MIN": 0.0, "MAX": 10000.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "In pixels of the canvas."},
    {"NAME": "both_ends", "TYPE": "bool", "LABEL": "Both ends", "DEFAULT": false, "DESCRIPTION": "Whether there is a head at either end."},
    {"NAME": "fill", "TYPE": "color", "LABEL": "Fill", "DEFAULT": [0.95, 0.75, 0.2, 1.0],
     "DESCRIPTION": "Colour and opacity inside."},
    {"NAME": "stroke", "TYPE": "color", "LABEL": "Stroke", "DEFAULT": [1.0, 1.0, 1.0, 1.0],
     "DESCRIPTION": "Colour and opacity of the outline."},
    {"NAME": "stroke_width", "TYPE": "float", "LABEL": "Stroke width", "DEFAULT": 0.0, "MIN": 0.0, "MAX": 500.0,
     "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "Width of the outline in pixels of the canvas, half of it inside; 0 draws none."},
    {"NAME": "rotation", "TYPE": "float", "LABEL": "Rotation", "DEFAULT": 0.0, "MIN": -360.0, "MAX": 360.0,
     "UNIT": "deg", "STEP": 1.0, "DESCRIPTION": "Clockwise, around the middle."},
    {"NAME": "softness", "TYPE": "float", "LABEL": "Softness", "DEFAULT": 0.0, "MIN": 0.0, "MAX": 500.0,
     "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "Way from full to nothing across the edge, in pixels of the canvas."}
  ]
}*/
// How much of a pixel is within distance 0, where `d` counts pixels.
float covered(float d) {
    return clamp(0.5 - d / max(softness, 1.0), 0.0, 1.0);
}

// The outline over the inside, for the signed distance `d` to the edge; multiplied by alpha.
vec4 painted(float d) {
    vec4 inner = vec4(fill.rgb, 1.0) * fill.a * covered(d);
    vec4 line = vec4(stroke.rgb, 1.0) * stroke.a * (stroke_width > 0.0 ? covered(abs(d) - 0.5 * stroke_width) : 0.0);
    return line + inner * (1.0 - line.a);
}

// The place of this pixel from the middle, in pixels, y upwards, before the shape was turned.
vec2 place() {
    float a = radians(rotation);
    return mat2(cos(a), sin(a), -sin(a), cos(a)) * (gl_FragCoord.xy - 0.5 * RENDERSIZE);
}

float to_segment(vec2 p, vec2 a, vec2 b) {
    vec2 e = b - a, w = p - a;
    return length(w - e * clamp(dot(w, e) / max(dot(e, e), 1e-6), 0.0, 1.0));
}

// The outline of the upper half; both_ends folds the left half onto the right one.
float distance_to_edge(vec2 p) {
    float tip = 0.5 * total, neck = max(tip - head_length, both_ends ? 0.0 : -tip);
    float end = both_ends ? -1e5 : -tip;
    p = vec2(both_ends ? abs(p.x) : p.x, abs(p.y));
    vec2 shaft = vec2(neck, 0.5 * thickness), barb = vec2(neck, 0.5 * head_width);
    float d = min(to_segment(p, vec2(end, shaft.y), shaft), to_segment(p, shaft, barb));
    d = min(d, to_segment(p, barb, vec2(tip, 0.0)));
    d = min(d, to_segment(p, vec2(end, 0.0), vec2(end, shaft.y)));
    float high = p.x < neck ? shaft.y : barb.y * (tip - p.x) / max(tip - neck, 1e-3);
    return p.x > end && p.x < tip && p.y < high ? -d : d;
}

void main() {
    gl_FragColor = painted(distance_to_edge(place()));
}
