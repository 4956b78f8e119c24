/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Tears lines and blocks out of place, as a damaged signal does; the same seed and time give the same picture.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Style"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Amount", "DEFAULT": 0.3, "MIN": 0.0, "MAX": 1.0, "IDENTITY": 0.0,
     "STEP": 0.01, "DESCRIPTION": "Share of lines and blocks that are torn."},
    {"NAME": "shift", "TYPE": "float", "LABEL": "Shift", "DEFAULT": 80.0, "MIN": 0.0, "MAX": 1000.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "How far they go at most, in pixels of the canvas."},
    {"NAME": "size", "TYPE": "float", "LABEL": "Size", "DEFAULT": 24.0, "MIN": 2.0, "MAX": 500.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "Height of the lines in pixels of the canvas; blocks are four times as wide."},
    {"NAME": "split", "TYPE": "float", "LABEL": "Colour split", "DEFAULT": 8.0, "MIN": 0.0, "MAX": 200.0,
     "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "How far red and blue come apart where it is torn, in pixels of the canvas."},
    {"NAME": "rate", "TYPE": "float", "LABEL": "Rate", "DEFAULT": 10.0, "MIN": 0.1, "MAX": 60.0,
     "UNIT": "a second", "STEP": 0.1, "DESCRIPTION": "How often it changes."},
    {"NAME": "seed", "TYPE": "long", "LABEL": "Seed", "DEFAULT": 1, "MIN": 0, "MAX": 65535,
     "DESCRIPTION": "Another number tears other places."}
  ]
}*/
// PCG hash, Jarzynski and Olano, "Hash Functions for GPU Rendering", JCGT 2020.
uint pcg(uint v) {
    uint state = v * 747796405u + 2891336453u;
    uint word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
    return (word >> 22u) ^ word;
}

float chance(uvec2 at, uint channel) {
    uint step_number = uint(int(floor(TIME * rate + 1e-4)));
    return float(pcg(at.x + pcg(at.y + pcg(step_number + pcg(uint(seed) * 8u + channel)))) >> 8u) / 16777215.0;
}

vec4 mirrored(vec2 p) {
    return IMG_NORM_PIXEL(inputImage, 1.0 - abs(mod(p, 2.0) - 1.0));
}

void main() {
    vec2 place = vec2(gl_FragCoord.x, RENDERSIZE.y - gl_FragCoord.y);
    uvec2 line = uvec2(0u, uint(place.y / size));
    uvec2 block = uvec2(place / (size * vec2(4.0, 2.0)));
    float moved = 0.0;
    if (chance(line, 0u) < 0.5 * amount) moved += shift * (2.0 * chance(line, 1u) - 1.0);
    if (chance(block, 2u) < 0.5 * amount) moved += shift * (2.0 * chance(block, 3u) - 1.0);
    vec2 p = isf_FragNormCoord + vec2(moved / RENDERSIZE.x, 0.0);
    vec2 off = vec2(moved == 0.0 ? 0.0 : split / RENDERSIZE.x, 0.0);
    vec4 red = mirrored(p - off), green = mirrored(p), blue = mirrored(p + off);
    gl_FragColor = vec4(red.r, green.g, blue.b, max(red.a, max(green.a, blue.a)));
}
