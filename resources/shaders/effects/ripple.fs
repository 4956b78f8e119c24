/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Sends rings out from a point, as a stone in water does.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Distort"],
  "KIJKO": {"ALPHA": "premultiplied"},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "amplitude", "TYPE": "float", "LABEL": "Amplitude", "DEFAULT": 12.0, "MIN": 0.0, "MAX": 500.0, "IDENTITY": 0.0,
     "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "How far the picture is moved to and fro, in pixels of the canvas."},
    {"NAME": "wavelength", "TYPE": "float", "LABEL": "Wavelength", "DEFAULT": 80.0, "MIN": 2.0, "MAX": 2000.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "From ring to ring, in pixels of the canvas."},
    {"NAME": "speed", "TYPE": "float", "LABEL": "Speed", "DEFAULT": 1.0, "MIN": -20.0, "MAX": 20.0,
     "UNIT": "rings a second", "STEP": 0.05, "DESCRIPTION": "How fast they spread."},
    {"NAME": "reach", "TYPE": "float", "LABEL": "Reach", "DEFAULT": 1.0, "MIN": 0.05, "MAX": 4.0,
     "UNIT": "of the half diagonal", "STEP": 0.01, "DESCRIPTION": "Where the rings have died away."},
    {"NAME": "centre", "TYPE": "point2D", "LABEL": "Centre", "DEFAULT": [0.5, 0.5], "MIN": [-1.0, -1.0],
     "MAX": [2.0, 2.0], "UNIT": "of the picture", "DESCRIPTION": "Where the stone fell, from the left and the bottom."},
    {"NAME": "edges", "TYPE": "long", "LABEL": "Edges", "DEFAULT": 2, "VALUES": [0, 1, 2, 3],
     "LABELS": ["transparent", "stretch", "mirror", "tile"], "DESCRIPTION": "What is seen where the picture ends."}
  ]
}*/
// The picture at a place given as a share; what lies outside follows `edges`.
vec4 picture(vec2 p) {
    vec2 q = p;
    if (edges == 2) q = 1.0 - abs(mod(p, 2.0) - 1.0);
    else if (edges == 3) q = fract(p);
    vec4 c = IMG_NORM_PIXEL(inputImage, q);
    if (edges != 0) return c;
    vec2 inside = clamp(min(p, 1.0 - p) * RENDERSIZE + 0.5, 0.0, 1.0);
    return c * inside.x * inside.y;
}

void main() {
    vec2 arm = (isf_FragNormCoord - centre) * RENDERSIZE;
    float far = length(arm);
    float fade = max(1.0 - far / (0.5 * length(RENDERSIZE) * reach), 0.0);
    float moved = amplitude * fade * sin(6.28318530718 * (far / wavelength - speed * TIME));
    gl_FragColor = picture(isf_FragNormCoord + arm / max(far, 1e-4) * moved / RENDERSIZE);
}
