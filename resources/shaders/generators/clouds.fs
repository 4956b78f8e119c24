/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Drifting clouds, smoke or fog: noise of several sizes; the same seed and time always give the same.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Texture"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true},
  "INPUTS": [
    {"NAME": "size", "TYPE": "float", "LABEL": "Size", "DEFAULT": 400.0, "MIN": 4.0, "MAX": 5000.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "Of the largest clouds in pixels of the canvas."},
    {"NAME": "octaves", "TYPE": "long", "LABEL": "Detail", "DEFAULT": 5, "MIN": 1, "MAX": 8,
     "DESCRIPTION": "How many sizes, each half the one before."},
    {"NAME": "roughness", "TYPE": "float", "LABEL": "Roughness", "DEFAULT": 0.5, "MIN": 0.0, "MAX": 1.0,
     "STEP": 0.01, "DESCRIPTION": "How strong each size is beside the one before."},
    {"NAME": "cover", "TYPE": "float", "LABEL": "Cover", "DEFAULT": 0.5, "MIN": 0.0, "MAX": 1.0,
     "STEP": 0.01, "DESCRIPTION": "How much is cloud."},
    {"NAME": "contrast", "TYPE": "float", "LABEL": "Contrast", "DEFAULT": 2.0, "MIN": 0.1, "MAX": 20.0,
     "UNIT": "times", "STEP": 0.1, "DESCRIPTION": "How sharply clouds end."},
    {"NAME": "cloud", "TYPE": "color", "LABEL": "Cloud", "DEFAULT": [1.0, 1.0, 1.0, 1.0],
     "DESCRIPTION": "Colour and opacity of clouds."},
    {"NAME": "ground", "TYPE": "color", "LABEL": "Ground", "DEFAULT": [0.25, 0.45, 0.75, 1.0],
     "DESCRIPTION": "Colour and opacity of what is between."},
    {"NAME": "speed", "TYPE": "float", "LABEL": "Speed", "DEFAULT": 0.2, "MIN": -10.0, "MAX": 10.0,
     "UNIT": "a second", "STEP": 0.01, "DESCRIPTION": "How fast clouds change."},
    {"NAME": "drift_x", "TYPE": "float", "LABEL": "Drift right", "DEFAULT": 40.0, "MIN": -5000.0, "MAX": 5000.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "How far they go in a second, in pixels of the canvas."},
    {"NAME": "drift_y", "TYPE": "float", "LABEL": "Drift down", "DEFAULT": 0.0, "MIN": -5000.0, "MAX": 5000.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "How far they go in a second, in pixels of the canvas."},
    {"NAME": "seed", "TYPE": "long", "LABEL": "Seed", "DEFAULT": 1, "MIN": 0, "MAX": 65535,
     "DESCRIPTION": "Another number gives other clouds."}
  ]
}*/
// pcg3d: Jarzynski and Olano, "Hash Functions for GPU Rendering", JCGT 2020.
uvec3 pcg3d(uvec3 v) {
    v = v * 1664525u + 1013904223u;
    v.x += v.y * v.z;
    v.y += v.z * v.x;
    v.z += v.x * v.y;
    v ^= v >> 16u;
    v.x += v.y * v.z;
    v.y += v.z * v.x;
    v.z += v.x * v.y;
    return v;
}

float corner(ivec3 cell, vec3 off, ivec3 step_to) {
    vec3 slope = vec3(pcg3d(uvec3(cell + step_to)) >> 8u) / 8388607.5 - 1.0;
    return dot(slope, off - vec3(step_to));
}

// Gradient noise with Perlin's quintic ("Improving Noise", SIGGRAPH 2002), about -1..1.
float noise(vec3 p) {
    vec3 whole = floor(p), t = p - whole;
    ivec3 c = ivec3(whole);
    vec3 k = t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
    vec4 x = mix(
        vec4(corner(c, t, ivec3(0, 0, 0)), corner(c, t, ivec3(0, 1, 0)), corner(c, t, ivec3(0, 0, 1)), corner(c, t, ivec3(0, 1, 1))),
        vec4(corner(c, t, ivec3(1, 0, 0)), corner(c, t, ivec3(1, 1, 0)), corner(c, t, ivec3(1, 0, 1)), corner(c, t, ivec3(1, 1, 1))),
        k.x);
    vec2 y = mix(x.xz, x.yw, k.y);
    return mix(y.x, y.y, k.z);
}

void main() {
    vec2 p = vec2(gl_FragCoord.x, RENDERSIZE.y - gl_FragCoord.y) - vec2(drift_x, drift_y) * TIME;
    vec3 at = vec3(p / size, speed * TIME + float(seed) * 101.0);
    float sum = 0.0, weight = 1.0, total = 0.0;
    for (int i = 0; i < octaves; i++) {
        sum += weight * noise(at);
        total += weight;
        weight *= roughness;
        at = vec3(at.xy * 2.0 + 17.0, at.z * 1.5 + 31.0);
    }
    float share = clamp(contrast * (sum / total + cover - 0.5) + 0.5, 0.0, 1.0);
    gl_FragColor = mix(vec4(ground.rgb, 1.0) * ground.a, vec4(cloud.rgb, 1.0) * cloud.a, share);
}
