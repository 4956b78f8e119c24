/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Moves the colour of shadows, middle tones and highlights apart from each other.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Colour"],
  "KIJKO": {"OPAQUE": true,
            "PREVIEW": {"shadows": [-0.1, 0.1, 0.25, 0.0], "highlights": [0.2, 0.0, -0.25, 0.0]}},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "shadows", "TYPE": "color", "LABEL": "Shadows", "DEFAULT": [0.0, 0.0, 0.0, 0.0],
     "MIN": [-1.0, -1.0, -1.0, -1.0], "MAX": [1.0, 1.0, 1.0, 1.0], "IDENTITY": [0.0, 0.0, 0.0, 0.0],
     "DESCRIPTION": "Added to black, fading to nothing at white; the fourth number moves all three."},
    {"NAME": "middle", "TYPE": "color", "LABEL": "Middle tones", "DEFAULT": [0.0, 0.0, 0.0, 0.0],
     "MIN": [-1.0, -1.0, -1.0, -1.0], "MAX": [1.0, 1.0, 1.0, 1.0], "IDENTITY": [0.0, 0.0, 0.0, 0.0],
     "DESCRIPTION": "Added to the middle tones, half of it at most; the fourth number moves all three."},
    {"NAME": "highlights", "TYPE": "color", "LABEL": "Highlights", "DEFAULT": [0.0, 0.0, 0.0, 0.0],
     "MIN": [-1.0, -1.0, -1.0, -1.0], "MAX": [1.0, 1.0, 1.0, 1.0], "IDENTITY": [0.0, 0.0, 0.0, 0.0],
     "DESCRIPTION": "Added to white, fading to nothing at black; the fourth number moves all three."},
    {"NAME": "keep", "TYPE": "bool", "LABEL": "Keep luma", "DEFAULT": true,
     "DESCRIPTION": "Whether the luma (BT.709) stays; the fourth numbers then do nothing."}
  ]
}*/
// Weights are the quadratic Bernstein polynomials of luma, which sum to one at every tone.
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    vec3 weights = vec3(0.2126, 0.7152, 0.0722);
    float t = clamp(dot(c.rgb, weights), 0.0, 1.0);
    vec3 move = (1.0 - t) * (1.0 - t) * (shadows.rgb + shadows.a)
        + 2.0 * t * (1.0 - t) * (middle.rgb + middle.a) + t * t * (highlights.rgb + highlights.a);
    if (keep) move -= dot(move, weights);
    gl_FragColor = vec4(c.rgb + move, c.a);
}
