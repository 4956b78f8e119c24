/*{
  "ISFVSN": "2",
  "DESCRIPTION": "A star, one point up.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Shapes"],
  "KIJKO": {"ALPHA": "premultiplied"},
  "INPUTS": [
    {"NAME": "points", "TYPE": "long", "LABEL": "Points", "DEFAULT": 5, "MIN": 3, "MAX": 64,
     "DESCRIPTION": "How many."},
    {"NAME": "radius", "TYPE": "float", "LABEL": "Radius", "DEFAULT": 300.0, "MIN": 0.0, "MAX": 10000.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "From the middle to the points, in pixels of the canvas."},
    {"NAME": "inner", "TYPE": "float", "LABEL": "Inner radius", "DEFAULT": 0.5, "MIN": 0.0, "MAX": 1.0,
     "UNIT": "of the radius", "STEP": 0.01, "DESCRIPTION": "How far out the notches are."},
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

// Folded into half a point, whose edge runs from the tip to the notch.
float distance_to_edge(vec2 p) {
    float a = 3.14159265 / float(points);
    float turn = abs(mod(atan(p.x, p.y) + a, 2.0 * a) - a);
    vec2 tip = vec2(radius, 0.0), edge = inner * radius * vec2(cos(a), sin(a)) - tip;
    vec2 q = length(p) * vec2(cos(turn), sin(turn)) - tip;
    float side = edge.x * q.y - edge.y * q.x;
    return length(q - edge * clamp(dot(q, edge) / max(dot(edge, edge), 1e-6), 0.0, 1.0)) * (side > 0.0 ? -1.0 : 1.0);
}

void main() {
    gl_FragColor = painted(distance_to_edge(place()));
}
