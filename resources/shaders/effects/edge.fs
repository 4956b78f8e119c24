/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Draws the picture's edges: bright lines, dark lines on paper, or over the picture.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Style"],
  "KIJKO": {"LABEL": "Edges", "OPAQUE": true,
            "PREVIEW": {"strength": 12.0, "width": 3.0}},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "look", "TYPE": "long", "LABEL": "Look", "DEFAULT": 0, "VALUES": [0, 1, 2, 3],
     "LABELS": ["bright lines", "dark lines", "coloured lines", "over the picture"],
     "DESCRIPTION": "What the edges are drawn as."},
    {"NAME": "strength", "TYPE": "float", "LABEL": "Strength", "DEFAULT": 2.0, "MIN": 0.0, "MAX": 20.0,
     "UNIT": "x", "STEP": 0.1, "DESCRIPTION": "At 1, a step from black to white is a full line."},
    {"NAME": "width", "TYPE": "float", "LABEL": "Width", "DEFAULT": 1.0, "MIN": 0.5, "MAX": 10.0,
     "UNIT": "px", "STEP": 0.25, "DESCRIPTION": "How far apart brightness is compared, in pixels of the canvas."},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Amount", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "Share of the drawing in the mix."}
  ]
}*/
// Sobel and Feldman 1968, of BT.709 luma times alpha, over 4: the largest a straight step gives.
float tone(float x, float y) {
    vec4 c = IMG_NORM_PIXEL(inputImage, isf_FragNormCoord + width * vec2(x, y) / RENDERSIZE);
    return dot(c.rgb, vec3(0.2126, 0.7152, 0.0722)) * c.a;
}

void main() {
    float nw = tone(-1.0, 1.0), n = tone(0.0, 1.0), ne = tone(1.0, 1.0);
    float w = tone(-1.0, 0.0), e = tone(1.0, 0.0);
    float sw = tone(-1.0, -1.0), s = tone(0.0, -1.0), se = tone(1.0, -1.0);
    vec2 rise = vec2(ne + 2.0 * e + se - nw - 2.0 * w - sw, nw + 2.0 * n + ne - sw - 2.0 * s - se);
    float line = clamp(strength * length(rise) / 4.0, 0.0, 1.0);
    vec4 c = IMG_THIS_PIXEL(inputImage);
    vec3 drawn = vec3(line);
    if (look == 1) drawn = vec3(1.0 - line);
    else if (look == 2) drawn = c.rgb * line;
    else if (look == 3) drawn = c.rgb * (1.0 - line);
    gl_FragColor = vec4(mix(c.rgb, drawn, amount), c.a);
}
