/*{
  "ISFVSN": "2",
  "DESCRIPTION": "A worn print: scratches, dust, flicker, a jumping gate and brown toning, the same every time.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Film"],
  "KIJKO": {"OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "sepia", "TYPE": "float", "LABEL": "Sepia", "DEFAULT": 0.6, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "Share of brown toning."},
    {"NAME": "flicker", "TYPE": "float", "LABEL": "Flicker", "DEFAULT": 0.3, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "At 1, frames differ by up to 40 % to either side."},
    {"NAME": "jitter", "TYPE": "float", "LABEL": "Jitter", "DEFAULT": 3.0, "MIN": 0.0, "MAX": 100.0,
     "IDENTITY": 0.0, "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "How far a frame may jump up or down, in pixels of the canvas; a third of it sideways."},
    {"NAME": "scratches", "TYPE": "float", "LABEL": "Scratches", "DEFAULT": 0.35, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "How likely each of six scratches is there; each stays for a few frames."},
    {"NAME": "dust", "TYPE": "float", "LABEL": "Dust", "DEFAULT": 0.3, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "How many specks a frame has."},
    {"NAME": "size", "TYPE": "float", "LABEL": "Dirt size", "DEFAULT": 8.0, "MIN": 1.0, "MAX": 100.0,
     "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "Of the largest specks, in pixels of the canvas; scratches follow it."},
    {"NAME": "seed", "TYPE": "long", "LABEL": "Seed", "DEFAULT": 1, "MIN": 0, "MAX": 65535,
     "DESCRIPTION": "Another number gives another print."}
  ],
  "PASSES": [{"TARGET": "lines", "WIDTH": 6, "HEIGHT": 1, "FLOAT": true}, {}]
}*/
// PCG hash: Jarzynski and Olano, JCGT 2020. Sepia is the matrix that the W3C's Filter Effects give.
uint pcg(uint v) {
    uint state = v * 747796405u + 2891336453u;
    uint word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
    return (word >> 22u) ^ word;
}

float chance(int a, int b, int what) {
    uint h = pcg(uint(a) + pcg(uint(b) + pcg(uint(what) + pcg(uint(seed)))));
    return float(h >> 8u) / 16777215.0;
}

// Place, half width, tone and strength of the scratch that this pixel of the first pass stands for.
vec4 scratch(int i) {
    int life = (FRAMEINDEX + 3 * i) / 7;
    float middle = chance(life, i, 2) * IMG_SIZE(inputImage).x + 0.3 * size * (chance(FRAMEINDEX, i, 3) - 0.5);
    float half_width = size * (0.04 + 0.08 * chance(life, i, 4));
    float ink = chance(life, i, 5) < 0.4 ? 0.08 : 0.92;
    float strength = min(1.0, 2.0 * half_width) * (0.25 + 0.5 * chance(life, i, 6));
    return vec4(middle, half_width, ink, chance(life, i, 1) < scratches ? strength : 0.0);
}

vec3 scratched(vec3 c, float x) {
    for (int i = 0; i < 6; i++) {
        vec4 one = IMG_PIXEL(lines, vec2(float(i) + 0.5, 0.5));
        c = mix(c, vec3(one.z), one.w * clamp(one.y + 0.5 - abs(x - one.x), 0.0, 1.0));
    }
    return c;
}

vec3 dusty(vec3 c, vec2 place) {
    float side = 10.0 * size;
    ivec2 cell = ivec2(floor(place / side));
    int spot = cell.x + 4096 * cell.y;
    if (chance(spot, FRAMEINDEX, 7) >= 0.25 * dust) return c;
    float speck = 0.5 * size * (0.2 + 0.8 * chance(spot, FRAMEINDEX, 8));
    vec2 shift = vec2(chance(spot, FRAMEINDEX, 9), chance(spot, FRAMEINDEX, 10));
    vec2 away = place - (vec2(cell) * side + size + shift * (side - 2.0 * size));
    float turn = radians(360.0) * chance(spot, FRAMEINDEX, 11);
    vec2 along = vec2(cos(turn) * away.x + sin(turn) * away.y, cos(turn) * away.y - sin(turn) * away.x);
    along.y *= 1.0 + 1.5 * chance(spot, FRAMEINDEX, 12);
    float round_ = atan(along.y, along.x);
    float edge = speck * (1.0 + 0.15 * sin(2.0 * round_ + turn) + 0.12 * sin(5.0 * round_ - turn));
    float ink = chance(spot, FRAMEINDEX, 13) < 0.7 ? 0.06 : 0.94;
    return mix(c, vec3(ink), 0.85 * clamp(edge + 0.5 - length(along), 0.0, 1.0));
}

void main() {
#if PASSINDEX == 0
    gl_FragColor = scratch(int(gl_FragCoord.x));
#else
    vec2 jump = jitter * vec2(chance(FRAMEINDEX, 0, 14) - 0.5, chance(FRAMEINDEX, 1, 14) - 0.5);
    jump *= vec2(0.667, 2.0);
    vec4 c = IMG_NORM_PIXEL(inputImage, isf_FragNormCoord + jump / RENDERSIZE);
    vec3 brown = vec3(dot(c.rgb, vec3(0.393, 0.769, 0.189)), dot(c.rgb, vec3(0.349, 0.686, 0.168)),
        dot(c.rgb, vec3(0.272, 0.534, 0.131)));
    c.rgb = mix(c.rgb, brown, sepia);
    c.rgb *= 1.0 + 0.8 * flicker * (chance(FRAMEINDEX, 2, 14) - 0.5);
    vec2 place = vec2(gl_FragCoord.x, RENDERSIZE.y - gl_FragCoord.y);
    if (scratches > 0.0) c.rgb = scratched(c.rgb, place.x);
    if (dust > 0.0) c.rgb = dusty(c.rgb, place);
    gl_FragColor = c;
#endif
}
