/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Colour bars for line-up: SMPTE EG 1 with pluge, or EBU 75 %.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Line-up"],
  "KIJKO": {"OPAQUE": true},
  "INPUTS": [
    {"NAME": "standard", "TYPE": "long", "LABEL": "Standard", "DEFAULT": 0, "VALUES": [0, 1],
     "LABELS": ["smpte", "ebu"], "DESCRIPTION": "Which bars."}
  ]
}*/
// Bar i counts from white to blue; green, red and blue switch on in the order of the standard.
vec3 bar(int i, float level) {
    return level * vec3((i & 2) == 0, (i & 4) == 0, (i & 1) == 0);
}

vec3 castellation(int i) {
    if ((i & 1) == 1) return vec3(0.0);
    return i == 6 ? vec3(0.75) : bar(6 - i, 0.75);
}

vec3 foot(float x) {
    if (x < 5.0 / 28.0) return vec3(0.0, 33.0, 76.0) / 255.0;
    if (x < 10.0 / 28.0) return vec3(1.0);
    if (x < 15.0 / 28.0) return vec3(50.0, 0.0, 106.0) / 255.0;
    if (x < 20.0 / 28.0 || x >= 6.0 / 7.0) return vec3(0.0);
    return vec3(floor((x - 5.0 / 7.0) * 21.0) - 1.0) * 0.04;
}

void main() {
    vec2 p = vec2(isf_FragNormCoord.x, 1.0 - isf_FragNormCoord.y);
    vec3 c;
    if (standard == 1) {
        int i = int(p.x * 8.0);
        c = bar(i, i == 0 ? 1.0 : 0.75);
    } else if (p.y < 2.0 / 3.0) {
        c = bar(int(p.x * 7.0), 0.75);
    } else if (p.y < 0.75) {
        c = castellation(int(p.x * 7.0));
    } else {
        c = foot(p.x);
    }
    gl_FragColor = vec4(c, 1.0);
}
