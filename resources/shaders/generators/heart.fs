/*{
  "ISFVSN": "2",
  "DESCRIPTION": "A heart.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Shapes"],
  "KIJKO": {"ALPHA": "premultiplied"},
  "INPUTS": [
    {"NAME": "size", "TYPE": "float", "LABEL": "Size", "DEFAULT": 500.0, "MIN": 0.0, "MAX": 10000.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "Width in pixels of the canvas."},
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
    float scale = max(size, 1e-3) / 1.20710678;  // two circles of radius sqrt(2)/4 around (0.25, 0.75) and its mirror image
    p = vec2(abs(p.x), p.y) / scale + vec2(0.0, 0.55177670);
    vec2 lobe = p - vec2(0.25, 0.75), notch = p - vec2(0.0, 1.0), slope = p - 0.5 * max(p.x + p.y, 0.0);
    if (p.x + p.y > 1.0) return scale * (length(lobe) - 0.35355339);
    return scale * sqrt(min(dot(notch, notch), dot(slope, slope))) * sign(p.x - p.y);
}

void main() {
    gl_FragColor = painted(distance_to_edge(place()));
}
