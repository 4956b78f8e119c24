/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Adds the grain of film, strongest in the middle tones; every frame has its own.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Film"],
  "KIJKO": {"OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Amount", "DEFAULT": 0.04, "MIN": 0.0, "MAX": 0.5,
     "IDENTITY": 0.0, "STEP": 0.005, "DESCRIPTION": "Standard deviation of the grain, 1 from black to white."},
    {"NAME": "size", "TYPE": "float", "LABEL": "Grain size", "DEFAULT": 1.6, "MIN": 0.5, "MAX": 20.0,
     "UNIT": "px", "STEP": 0.1, "DESCRIPTION": "Distance from grain to grain in pixels of the canvas."},
    {"NAME": "middle", "TYPE": "float", "LABEL": "Middle tones", "DEFAULT": 0.7, "MIN": 0.0, "MAX": 1.0,
     "STEP": 0.01, "DESCRIPTION": "0 is even grain, 1 leaves black and white clean."},
    {"NAME": "colour", "TYPE": "float", "LABEL": "Colour", "DEFAULT": 0.3, "MIN": 0.0, "MAX": 1.0,
     "STEP": 0.01, "DESCRIPTION": "0 is grey grain, 1 is independent in red, green and blue."},
    {"NAME": "seed", "TYPE": "long", "LABEL": "Seed", "DEFAULT": 1, "MIN": 0, "MAX": 65535,
     "DESCRIPTION": "Another number gives another pattern."}
  ]
}*/
// Numbers of a grid's nine nearest knots under a bell of 0.5 knots, scaled to an even deviation
// wherever the pixel lies. PCG hash: Jarzynski and Olano, JCGT 2020; ten bits for each channel.
uint pcg(uint v) {
    uint state = v * 747796405u + 2891336453u;
    uint word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
    return (word >> 22u) ^ word;
}

vec3 knot(ivec2 cell) {
    uint h = pcg(uint(cell.x) + pcg(uint(cell.y) + pcg(uint(FRAMEINDEX) + pcg(uint(seed)))));
    uvec3 parts = uvec3(h, h >> 10u, h >> 20u) & 1023u;
    return (vec3(parts) / 1023.0 - 0.5) * sqrt(12.0);
}

void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    vec2 place = vec2(gl_FragCoord.x, RENDERSIZE.y - gl_FragCoord.y) / max(size, 0.01);
    ivec2 cell = ivec2(floor(place));
    vec3 sum = vec3(0.0);
    float squares = 0.0;
    for (int y = -1; y <= 1; y++)
        for (int x = -1; x <= 1; x++) {
            vec2 away = vec2(cell + ivec2(x, y)) + 0.5 - place;
            float weight = exp(-2.0 * dot(away, away));
            sum += weight * knot(cell + ivec2(x, y));
            squares += weight * weight;
        }
    sum *= inversesqrt(squares);
    float luma = clamp(dot(c.rgb, vec3(0.2126, 0.7152, 0.0722)), 0.0, 1.0);
    float weight = mix(1.0, 4.0 * luma * (1.0 - luma), middle);
    gl_FragColor = vec4(c.rgb + amount * weight * mix(vec3(sum.r), sum, colour), c.a);
}
