/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Colour wheels: lift moves the shadows, gamma the middle tones, gain the highlights, offset all.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Colour"],
  "KIJKO": {"LABEL": "Colour wheels (lift, gamma, gain)", "OPAQUE": true,
            "PREVIEW": {"lift": [0.1, 0.0, 0.12, 0.0], "gain": [0.85, 1.1, 0.95, 1.0]}},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "lift", "TYPE": "color", "LABEL": "Lift", "DEFAULT": [0.0, 0.0, 0.0, 0.0],
     "MIN": [-1.0, -1.0, -1.0, -1.0], "MAX": [1.0, 1.0, 1.0, 1.0], "IDENTITY": [0.0, 0.0, 0.0, 0.0],
     "DESCRIPTION": "Added to black, fading to nothing at white; the fourth number moves all three."},
    {"NAME": "gamma", "TYPE": "color", "LABEL": "Gamma", "DEFAULT": [1.0, 1.0, 1.0, 1.0],
     "MIN": [0.1, 0.1, 0.1, 0.1], "MAX": [4.0, 4.0, 4.0, 4.0], "IDENTITY": [1.0, 1.0, 1.0, 1.0],
     "DESCRIPTION": "Above 1 brightens the middle tones; the fourth number multiplies all three."},
    {"NAME": "gain", "TYPE": "color", "LABEL": "Gain", "DEFAULT": [1.0, 1.0, 1.0, 1.0],
     "MIN": [0.0, 0.0, 0.0, 0.0], "MAX": [4.0, 4.0, 4.0, 4.0], "IDENTITY": [1.0, 1.0, 1.0, 1.0],
     "DESCRIPTION": "Multiplies the picture; the fourth number multiplies all three."},
    {"NAME": "offset", "TYPE": "color", "LABEL": "Offset", "DEFAULT": [0.0, 0.0, 0.0, 0.0],
     "MIN": [-1.0, -1.0, -1.0, -1.0], "MAX": [1.0, 1.0, 1.0, 1.0], "IDENTITY": [0.0, 0.0, 0.0, 0.0],
     "DESCRIPTION": "Added to every tone after gain; the fourth number moves all three."}
  ]
}*/
// Offset and gain are ASC CDL's offset and slope, gamma is one over its power.
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    vec3 low = lift.rgb + lift.a;
    vec3 lifted = (c.rgb + low * (1.0 - c.rgb)) * gain.rgb * gain.a + offset.rgb + offset.a;
    vec3 power = 1.0 / (gamma.rgb * gamma.a);
    gl_FragColor = vec4(sign(lifted) * pow(abs(lifted), power), c.a);
}
