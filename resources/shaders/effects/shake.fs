/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Shakes the picture as a camera in the hand does; the same seed always shakes the same way.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Distort"],
  "KIJKO": {"ALPHA": "premultiplied"},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Amount", "DEFAULT": 20.0, "MIN": 0.0, "MAX": 1000.0, "IDENTITY": 0.0,
     "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "How far the picture strays, in pixels of the canvas."},
    {"NAME": "turn", "TYPE": "float", "LABEL": "Turn", "DEFAULT": 0.5, "MIN": 0.0, "MAX": 45.0, "IDENTITY": 0.0,
     "UNIT": "deg", "STEP": 0.1, "DESCRIPTION": "How far it leans."},
    {"NAME": "frequency", "TYPE": "float", "LABEL": "Frequency", "DEFAULT": 4.0, "MIN": 0.1, "MAX": 30.0,
     "UNIT": "Hz", "STEP": 0.1, "DESCRIPTION": "How often it changes its way in a second."},
    {"NAME": "zoom", "TYPE": "float", "LABEL": "Zoom", "DEFAULT": 1.0, "MIN": 1.0, "MAX": 3.0, "IDENTITY": 1.0,
     "UNIT": "times", "STEP": 0.01, "DESCRIPTION": "Enlarges the picture, so that its borders stay out of sight."},
    {"NAME": "seed", "TYPE": "long", "LABEL": "Seed", "DEFAULT": 1, "MIN": 0, "MAX": 65535,
     "DESCRIPTION": "Another number shakes another way."},
    {"NAME": "edges", "TYPE": "long", "LABEL": "Edges", "DEFAULT": 2, "VALUES": [0, 1, 2, 3],
     "LABELS": ["transparent", "stretch", "mirror", "tile"], "DESCRIPTION": "What is seen where the picture ends."}
  ]
}*/
// PCG hash, Jarzynski and Olano, "Hash Functions for GPU Rendering", JCGT 2020.
uint pcg(uint v) {
    uint state = v * 747796405u + 2891336453u;
    uint word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
    return (word >> 22u) ^ word;
}

// Value noise on whole numbers, joined by Perlin's 6t^5 - 15t^4 + 10t^3 ("Improving Noise", 2002): -1..1.
float value(int at, uint channel) {
    return float(pcg(uint(at) + pcg(uint(seed) * 8u + channel)) >> 8u) / 8388607.5 - 1.0;
}

float noise(float t, uint channel) {
    float whole = floor(t), k = t - whole;
    k = k * k * k * (k * (k * 6.0 - 15.0) + 10.0);
    return mix(value(int(whole), channel), value(int(whole) + 1, channel), k);
}

// A slow motion with a quicker, smaller one on it.
float motion(uint channel) {
    return (noise(TIME * frequency, channel) + 0.5 * noise(TIME * frequency * 2.0, channel + 3u)) / 1.5;
}

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
    vec2 p = (isf_FragNormCoord - 0.5) * RENDERSIZE - amount * vec2(motion(0u), -motion(1u));
    float a = radians(turn) * motion(2u);
    p = mat2(cos(a), sin(a), -sin(a), cos(a)) * p / zoom;
    gl_FragColor = picture(p / RENDERSIZE + 0.5);
}
