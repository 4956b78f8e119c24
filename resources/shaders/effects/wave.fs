/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Bends the picture in waves that may travel.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Distort"],
  "KIJKO": {"ALPHA": "premultiplied"},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "amplitude", "TYPE": "float", "LABEL": "Amplitude", "DEFAULT": 20.0, "MIN": 0.0, "MAX": 1000.0, "IDENTITY": 0.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "How far the picture is moved to either side, in pixels of the canvas."},
    {"NAME": "wavelength", "TYPE": "float", "LABEL": "Wavelength", "DEFAULT": 200.0, "MIN": 2.0, "MAX": 5000.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "From crest to crest, in pixels of the canvas."},
    {"NAME": "angle", "TYPE": "float", "LABEL": "Angle", "DEFAULT": 0.0, "MIN": -180.0, "MAX": 180.0,
     "UNIT": "deg", "STEP": 1.0, "DESCRIPTION": "Where the waves run to: 0 right, 90 down."},
    {"NAME": "speed", "TYPE": "float", "LABEL": "Speed", "DEFAULT": 0.5, "MIN": -20.0, "MAX": 20.0,
     "UNIT": "waves a second", "STEP": 0.05, "DESCRIPTION": "How fast they run."},
    {"NAME": "phase", "TYPE": "float", "LABEL": "Phase", "DEFAULT": 0.0, "MIN": -360.0, "MAX": 360.0,
     "UNIT": "deg", "STEP": 1.0, "DESCRIPTION": "Where in the wave it starts."},
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
    float a = radians(angle);
    vec2 along = vec2(cos(a), -sin(a)), across = vec2(-along.y, along.x);
    float turns = dot((isf_FragNormCoord - 0.5) * RENDERSIZE, along) / wavelength - speed * TIME;
    float moved = amplitude * sin(6.28318530718 * turns + radians(phase));
    gl_FragColor = picture(isf_FragNormCoord + across * moved / RENDERSIZE);
}
