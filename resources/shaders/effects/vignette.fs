/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Darkens or brightens towards the corners.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Style"],
  "KIJKO": {"OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Amount", "DEFAULT": 0.5, "MIN": -1.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "1 makes the corners black, -1 white."},
    {"NAME": "size", "TYPE": "float", "LABEL": "Size", "DEFAULT": 0.5, "MIN": 0.0, "MAX": 2.0,
     "UNIT": "of the half diagonal", "STEP": 0.01, "DESCRIPTION": "Where the change begins."},
    {"NAME": "softness", "TYPE": "float", "LABEL": "Softness", "DEFAULT": 0.5, "MIN": 0.01, "MAX": 2.0,
     "UNIT": "of the half diagonal", "STEP": 0.01, "DESCRIPTION": "Way from no change to full change."},
    {"NAME": "roundness", "TYPE": "float", "LABEL": "Roundness", "DEFAULT": 0.0, "MIN": 0.0, "MAX": 1.0,
     "STEP": 0.01, "DESCRIPTION": "0 follows the picture's shape, 1 is a circle."}
  ]
}*/
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    vec2 side = mix(vec2(1.0), RENDERSIZE / max(RENDERSIZE.x, RENDERSIZE.y), roundness);
    float distance = length((isf_FragNormCoord * 2.0 - 1.0) * side) / length(side);
    float k = smoothstep(size, size + softness, distance) * abs(amount);
    gl_FragColor = vec4(mix(c.rgb, vec3(amount < 0.0 ? 1.0 : 0.0), k), c.a);
}
