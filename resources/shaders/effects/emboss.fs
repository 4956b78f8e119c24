/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Turns brightness into relief, lit from one side, on grey or on the picture itself.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Style"],
  "KIJKO": {"OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "angle", "TYPE": "float", "LABEL": "Light from", "DEFAULT": 135.0, "MIN": 0.0, "MAX": 360.0,
     "UNIT": "deg", "STEP": 1.0, "DESCRIPTION": "0 is from the right, 90 from above."},
    {"NAME": "height", "TYPE": "float", "LABEL": "Height", "DEFAULT": 1.5, "MIN": 0.5, "MAX": 20.0,
     "UNIT": "px", "STEP": 0.25, "DESCRIPTION": "How far to either side brightness is compared, in pixels of the canvas."},
    {"NAME": "strength", "TYPE": "float", "LABEL": "Strength", "DEFAULT": 2.0, "MIN": 0.0, "MAX": 10.0,
     "UNIT": "x", "STEP": 0.05, "DESCRIPTION": "At 1, a step from black to white is half the range of tones."},
    {"NAME": "coloured", "TYPE": "bool", "LABEL": "Keep colours", "DEFAULT": false,
     "DESCRIPTION": "Whether the relief lies on the picture instead of on grey."},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Amount", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "Share of the relief in the mix."}
  ]
}*/
// Half the difference of BT.709 luma times alpha; a slope that faces the light is bright.
float tone(vec2 away) {
    vec4 c = IMG_NORM_PIXEL(inputImage, isf_FragNormCoord + away / RENDERSIZE);
    return dot(c.rgb, vec3(0.2126, 0.7152, 0.0722)) * c.a;
}

void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    vec2 light = height * vec2(cos(radians(angle)), sin(radians(angle)));
    float relief = 0.5 * strength * (tone(-light) - tone(light));
    vec3 pressed = (coloured ? c.rgb : vec3(0.5)) + relief;
    gl_FragColor = vec4(mix(c.rgb, pressed, amount), c.a);
}
