/*{
  "ISFVSN": "2",
  "DESCRIPTION": "A rectangle, whose corners may be round.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Shapes"],
  "KIJKO": {"ALPHA": "premultiplied"},
  "INPUTS": [
    {"NAME": "width", "TYPE": "float", "LABEL": "Width", "DEFAULT": 800.0, "MIN": 0.0, "MAX": 10000.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "In pixels of the canvas."},
    {"NAME": "height", "TYPE": "float", "LABEL": "Height", "DEFAULT": 450.0, "MIN": 0.0, "MAX": 10000.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "In pixels of the canvas."},
    {"NAME": "corner", "TYPE": "float", "LABEL": "Corner radius", "DEFAULT": 0.0, "MIN": 0.0, "MAX": 5000.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "Rounds the corners, in pixels of the canvas."},
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

// Signed distance: after Inigo Quilez, "2D distance functions", iquilezles.org/articles/distfunctions2d.
float distance_to_edge(vec2 p) {
    vec2 half_size = 0.5 * vec2(width, height);
    float r = min(corner, min(half_size.x, half_size.y));
    vec2 q = abs(p) - half_size + r;
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - r;
}

void main() {
    gl_FragColor = painted(distance_to_edge(place()));
}
