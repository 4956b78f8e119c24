/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Bends tones along smooth curves: one for all colours, one for each, one for luma.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Colour"],
  "KIJKO": {"OPAQUE": true,
            "PREVIEW": {"master": [0, 0, 0.25, 0.12, 0.7, 0.86, 1, 1], "blue": [0, 0.18, 1, 0.8]}},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "master", "TYPE": "image", "CURVE": true, "LABEL": "Master", "DEFAULT": [0.0, 0.0, 1.0, 1.0],
     "IDENTITY": [0.0, 0.0, 1.0, 1.0], "MIN": 0.0, "MAX": 1.0,
     "DESCRIPTION": "For red, green and blue alike, before their own."},
    {"NAME": "red", "TYPE": "image", "CURVE": true, "LABEL": "Red", "DEFAULT": [0.0, 0.0, 1.0, 1.0],
     "IDENTITY": [0.0, 0.0, 1.0, 1.0], "MIN": 0.0, "MAX": 1.0, "DESCRIPTION": "For red alone."},
    {"NAME": "green", "TYPE": "image", "CURVE": true, "LABEL": "Green", "DEFAULT": [0.0, 0.0, 1.0, 1.0],
     "IDENTITY": [0.0, 0.0, 1.0, 1.0], "MIN": 0.0, "MAX": 1.0, "DESCRIPTION": "For green alone."},
    {"NAME": "blue", "TYPE": "image", "CURVE": true, "LABEL": "Blue", "DEFAULT": [0.0, 0.0, 1.0, 1.0],
     "IDENTITY": [0.0, 0.0, 1.0, 1.0], "MIN": 0.0, "MAX": 1.0, "DESCRIPTION": "For blue alone."},
    {"NAME": "luma", "TYPE": "image", "CURVE": true, "LABEL": "Luma", "DEFAULT": [0.0, 0.0, 1.0, 1.0],
     "IDENTITY": [0.0, 0.0, 1.0, 1.0], "MIN": 0.0, "MAX": 1.0,
     "DESCRIPTION": "For brightness (luma of BT.709), after the others; colour differences stay."}
  ]
}*/
// Monotone cubics (Fritsch and Carlson 1980), as rows of heights. Below 0 and above 1 tones go on
// with slope 1 from the curve's ends.
#define BEND(curve, tone) (IMG_NORM_PIXEL(curve, vec2((clamp(tone, 0.0, 1.0) \
    * (IMG_SIZE(curve).x - 1.0) + 0.5) / IMG_SIZE(curve).x, 0.5)).r + (tone) - clamp(tone, 0.0, 1.0))

void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    vec3 bent = vec3(BEND(master, c.r), BEND(master, c.g), BEND(master, c.b));
    bent = vec3(BEND(red, bent.r), BEND(green, bent.g), BEND(blue, bent.b));
    float y = dot(bent, vec3(0.2126, 0.7152, 0.0722));
    gl_FragColor = vec4(bent + BEND(luma, y) - y, c.a);
}
