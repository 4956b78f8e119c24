/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Picks a range of hue, saturation and brightness and changes only that colour.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Colour"],
  "KIJKO": {"LABEL": "HSL secondary", "OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "hue", "TYPE": "float", "LABEL": "Hue", "DEFAULT": 0.0, "MIN": 0.0, "MAX": 360.0,
     "UNIT": "deg", "STEP": 1.0, "DESCRIPTION": "Middle of the hues picked: 0 red, 120 green, 240 blue."},
    {"NAME": "hue_width", "TYPE": "float", "LABEL": "Hue width", "DEFAULT": 40.0, "MIN": 0.0, "MAX": 360.0,
     "UNIT": "deg", "STEP": 1.0, "DESCRIPTION": "Range of hues picked in full; 360 picks every hue."},
    {"NAME": "hue_softness", "TYPE": "float", "LABEL": "Hue softness", "DEFAULT": 20.0, "MIN": 0.0,
     "MAX": 180.0, "UNIT": "deg", "STEP": 1.0, "DESCRIPTION": "How far beyond the range the pick fades."},
    {"NAME": "saturation_low", "TYPE": "float", "LABEL": "Saturation from", "DEFAULT": 0.2, "MIN": 0.0,
     "MAX": 1.0, "STEP": 0.01, "DESCRIPTION": "Weakest colours picked in full."},
    {"NAME": "saturation_high", "TYPE": "float", "LABEL": "Saturation to", "DEFAULT": 1.0, "MIN": 0.0,
     "MAX": 1.0, "STEP": 0.01, "DESCRIPTION": "Strongest colours picked in full."},
    {"NAME": "saturation_softness", "TYPE": "float", "LABEL": "Saturation softness", "DEFAULT": 0.1,
     "MIN": 0.0, "MAX": 1.0, "STEP": 0.01, "DESCRIPTION": "How far beyond the range the pick fades."},
    {"NAME": "luma_low", "TYPE": "float", "LABEL": "Luma from", "DEFAULT": 0.0, "MIN": 0.0, "MAX": 1.0,
     "STEP": 0.01, "DESCRIPTION": "Darkest tones picked in full."},
    {"NAME": "luma_high", "TYPE": "float", "LABEL": "Luma to", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 1.0,
     "STEP": 0.01, "DESCRIPTION": "Brightest tones picked in full."},
    {"NAME": "luma_softness", "TYPE": "float", "LABEL": "Luma softness", "DEFAULT": 0.1, "MIN": 0.0,
     "MAX": 1.0, "STEP": 0.01, "DESCRIPTION": "How far beyond the range the pick fades."},
    {"NAME": "hue_shift", "TYPE": "float", "LABEL": "Hue shift", "DEFAULT": 0.0, "MIN": -180.0,
     "MAX": 180.0, "IDENTITY": 0.0, "UNIT": "deg", "STEP": 1.0,
     "DESCRIPTION": "Turns what was picked around the colour circle; luma stays."},
    {"NAME": "saturation", "TYPE": "float", "LABEL": "Saturation", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 4.0,
     "IDENTITY": 1.0, "UNIT": "x", "STEP": 0.01, "DESCRIPTION": "Strength of what was picked; 0 is grey."},
    {"NAME": "lightness", "TYPE": "float", "LABEL": "Lightness", "DEFAULT": 0.0, "MIN": -1.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "Takes what was picked towards white, or black below zero."},
    {"NAME": "show_matte", "TYPE": "bool", "LABEL": "Show matte", "DEFAULT": false, "IDENTITY": false,
     "DESCRIPTION": "Shows how much of each place is picked as grey, for adjusting."}
  ]
}*/
// Hue and saturation of the HSL double hexcone (Joblove and Greenberg, SIGGRAPH 1978), luma of
// BT.709. The change is a turn and a scale of Cb and Cr of BT.709.
float inside(float value, float low, float high, float soft) {
    float s = max(soft, 1e-4);
    return clamp(1.0 + (value - low) / s, 0.0, 1.0) * clamp(1.0 + (high - value) / s, 0.0, 1.0);
}

float hue_of(vec3 c, float most, float span) {
    if (span < 1e-5) return 0.0;
    if (c.r == most) return mod((c.g - c.b) / span, 6.0) * 60.0;
    if (c.g == most) return ((c.b - c.r) / span + 2.0) * 60.0;
    return ((c.r - c.g) / span + 4.0) * 60.0;
}

void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    vec3 held = clamp(c.rgb, 0.0, 1.0);
    float most = max(held.r, max(held.g, held.b));
    float least = min(held.r, min(held.g, held.b));
    float span = most - least;
    float strength = span / max(1.0 - abs(most + least - 1.0), 1e-4);
    float luma = dot(held, vec3(0.2126, 0.7152, 0.0722));
    float away = abs(mod(hue_of(held, most, span) - hue + 180.0, 360.0) - 180.0);
    float matte = clamp(1.0 + (0.5 * hue_width - away) / max(hue_softness, 1e-3), 0.0, 1.0)
        * inside(strength, saturation_low, saturation_high, saturation_softness)
        * inside(luma, luma_low, luma_high, luma_softness);
    float y = dot(c.rgb, vec3(0.2126, 0.7152, 0.0722));
    float cb = (c.b - y) / 1.8556 * saturation;
    float cr = (c.r - y) / 1.5748 * saturation;
    float turn = radians(hue_shift);
    float red = y + 1.5748 * (sin(turn) * cb + cos(turn) * cr);
    float blue = y + 1.8556 * (cos(turn) * cb - sin(turn) * cr);
    vec3 changed = vec3(red, (y - 0.2126 * red - 0.0722 * blue) / 0.7152, blue);
    changed = mix(changed, vec3(lightness > 0.0 ? 1.0 : 0.0), abs(lightness));
    gl_FragColor = vec4(show_matte ? vec3(matte) : mix(c.rgb, changed, matte), c.a);
}
