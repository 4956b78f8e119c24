/*{
  "ISFVSN": "2",
  "DESCRIPTION": "A film leader: seconds counted down, with a hand that sweeps once in each.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Line-up"],
  "KIJKO": {"OPAQUE": true},
  "INPUTS": [
    {"NAME": "start", "TYPE": "long", "LABEL": "Start", "DEFAULT": 5, "MIN": 1, "MAX": 99, "UNIT": "s",
     "DESCRIPTION": "The number shown during the first second; the last one is 1."},
    {"NAME": "paper", "TYPE": "color", "LABEL": "Paper", "DEFAULT": [0.75, 0.73, 0.68, 1.0],
     "DESCRIPTION": "Colour of the ground; what the hand has swept is darker."},
    {"NAME": "ink", "TYPE": "color", "LABEL": "Ink", "DEFAULT": [0.08, 0.08, 0.08, 1.0],
     "DESCRIPTION": "Colour of lines and numbers."}
  ]
}*/
float bar(vec2 p, vec2 a, vec2 b) {
    vec2 e = b - a;
    return length(p - a - e * clamp(dot(p - a, e) / dot(e, e), 0.0, 1.0));
}

// Distance to a seven-segment digit, 0.36 wide and 0.6 high around the origin. Bit i of the number in
// the table lights segment i: top, upper right, lower right, bottom, lower left, upper left, middle.
float digit(vec2 p, int n) {
    int table[10] = int[10](63, 6, 91, 79, 102, 109, 125, 7, 127, 111);
    vec2 corner[6] = vec2[6](
        vec2(-0.18, 0.3), vec2(0.18, 0.3), vec2(0.18, 0.0),
        vec2(0.18, -0.3), vec2(-0.18, -0.3), vec2(-0.18, 0.0));
    float d = 9.0;
    for (int i = 0; i < 6; i++)
        if ((table[n] >> i & 1) == 1) d = min(d, bar(p, corner[i], corner[(i + 1) % 6]));
    if ((table[n] >> 6 & 1) == 1) d = min(d, bar(p, corner[5], corner[2]));
    return d;
}

void main() {
    vec2 p = (gl_FragCoord.xy - 0.5 * RENDERSIZE) / RENDERSIZE.y;
    float pixel = 1.0 / RENDERSIZE.y;
    float now = clamp(TIME, 0.0, float(start) - 0.0001);
    int left = start - int(floor(now));
    float swept = mod(atan(p.x, p.y) / 6.28318531 + 1.0, 1.0);
    vec3 c = paper.rgb * (swept < fract(now) ? 0.8 : 1.0);
    float lines = min(min(abs(p.x), abs(p.y)), min(abs(length(p) - 0.4), abs(length(p) - 0.44)));
    c = mix(ink.rgb, c, clamp((lines - 0.002) / pixel + 0.5, 0.0, 1.0));
    vec2 place = p * 1.25;
    float d = left < 10 ? digit(place, left)
        : min(digit(place + vec2(0.26, 0.0), left / 10), digit(place - vec2(0.26, 0.0), left % 10));
    c = mix(ink.rgb, c, clamp((d - 0.045) / (1.25 * pixel) + 0.5, 0.0, 1.0));
    gl_FragColor = vec4(c, mix(ink.a, paper.a, step(0.045, d)));
}
