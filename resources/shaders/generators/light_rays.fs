/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Rays that fan out from a point and flicker slowly; the same seed and time always give the same.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Texture"],
  "KIJKO": {"ALPHA": "premultiplied"},
  "INPUTS": [
    {"NAME": "source", "TYPE": "point2D", "LABEL": "Source", "DEFAULT": [0.3, 1.1], "MIN": [-2.0, -2.0], "MAX": [3.0, 3.0],
     "UNIT": "of the frame", "DESCRIPTION": "Where they come from, from the left and the bottom."},
    {"NAME": "rays", "TYPE": "long", "LABEL": "Rays", "DEFAULT": 24, "MIN": 1, "MAX": 360,
     "DESCRIPTION": "About how many go around."},
    {"NAME": "reach", "TYPE": "float", "LABEL": "Reach", "DEFAULT": 1.0, "MIN": 0.05, "MAX": 10.0,
     "UNIT": "of the diagonal", "STEP": 0.05, "DESCRIPTION": "Where they have faded."},
    {"NAME": "contrast", "TYPE": "float", "LABEL": "Contrast", "DEFAULT": 1.5, "MIN": 0.1, "MAX": 10.0,
     "UNIT": "times", "STEP": 0.1, "DESCRIPTION": "How sharply rays part."},
    {"NAME": "colour", "TYPE": "color", "LABEL": "Colour", "DEFAULT": [1.0, 0.92, 0.7, 0.8],
     "DESCRIPTION": "Colour and strength."},
    {"NAME": "speed", "TYPE": "float", "LABEL": "Speed", "DEFAULT": 0.5, "MIN": -10.0, "MAX": 10.0,
     "UNIT": "a second", "STEP": 0.05, "DESCRIPTION": "How fast they change."},
    {"NAME": "seed", "TYPE": "long", "LABEL": "Seed", "DEFAULT": 1, "MIN": 0, "MAX": 65535,
     "DESCRIPTION": "Another number gives other rays."}
  ]
}*/
// PCG hash, Jarzynski and Olano, "Hash Functions for GPU Rendering", JCGT 2020.
uint pcg(uint v) {
    uint state = v * 747796405u + 2891336453u;
    uint word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
    return (word >> 22u) ^ word;
}

float value(int ray, int many, int moment) {
    return float(pcg(uint((ray % many + many) % many) + pcg(uint(moment) + pcg(uint(seed)))) >> 8u) / 16777215.0;
}

// Value noise around a circle of `many`, changing with time, 0..1.
float noise(float turn, int many, float t) {
    float whole = floor(turn), moment = floor(t);
    vec2 k = vec2(turn - whole, t - moment);
    k = k * k * k * (k * (k * 6.0 - 15.0) + 10.0);
    int i = int(whole), m = int(moment);
    return mix(mix(value(i, many, m), value(i + 1, many, m), k.x),
        mix(value(i, many, m + 1), value(i + 1, many, m + 1), k.x), k.y);
}

void main() {
    vec2 p = gl_FragCoord.xy - source * RENDERSIZE;
    float turn = atan(p.y, p.x) / 6.28318530718 + 0.5, t = speed * TIME;
    float ray = (noise(turn * float(rays), rays, t) + 0.5 * noise(turn * float(3 * rays), 3 * rays, 1.7 * t + 50.0)) / 1.5;
    float fade = clamp(1.0 - length(p) / (reach * length(RENDERSIZE)), 0.0, 1.0);
    float light = clamp(contrast * (ray - 0.5) + 0.5, 0.0, 1.0) * fade * fade;
    gl_FragColor = vec4(colour.rgb, 1.0) * colour.a * light;
}
