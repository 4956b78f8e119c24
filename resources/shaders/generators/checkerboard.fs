/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Squares of two colours in turn.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Texture"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true},
  "INPUTS": [
    {"NAME": "size", "TYPE": "float", "LABEL": "Size", "DEFAULT": 60.0, "MIN": 1.0, "MAX": 2000.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "Side of a square in pixels of the canvas, from the top left."},
    {"NAME": "first", "TYPE": "color", "LABEL": "First colour", "DEFAULT": [0.8, 0.8, 0.8, 1.0],
     "DESCRIPTION": "Of the square in the top left corner."},
    {"NAME": "second", "TYPE": "color", "LABEL": "Second colour", "DEFAULT": [0.55, 0.55, 0.55, 1.0],
     "DESCRIPTION": "Of its neighbours."}
  ]
}*/
// How much of a pixel at x has passed an odd number of borders.
vec2 passed(vec2 x) {
    return clamp((abs(fract(0.5 * x / size + 0.25) - 0.5) - 0.25) * 2.0 * size + 0.5, 0.0, 1.0);
}

void main() {
    vec2 k = passed(vec2(gl_FragCoord.x, RENDERSIZE.y - gl_FragCoord.y));
    float share = k.x + k.y - 2.0 * k.x * k.y;
    gl_FragColor = mix(vec4(first.rgb, 1.0) * first.a, vec4(second.rgb, 1.0) * second.a, share);
}
