/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Black and white, with the share that red, green and blue have in the tone.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Colour"],
  "KIJKO": {"LABEL": "Black and white", "OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "red", "TYPE": "float", "LABEL": "Red", "DEFAULT": 21.26, "MIN": -200.0, "MAX": 300.0,
     "UNIT": "%", "STEP": 1.0, "DESCRIPTION": "Share of red; the defaults are the luma of BT.709."},
    {"NAME": "green", "TYPE": "float", "LABEL": "Green", "DEFAULT": 71.52, "MIN": -200.0, "MAX": 300.0,
     "UNIT": "%", "STEP": 1.0, "DESCRIPTION": "Share of green."},
    {"NAME": "blue", "TYPE": "float", "LABEL": "Blue", "DEFAULT": 7.22, "MIN": -200.0, "MAX": 300.0,
     "UNIT": "%", "STEP": 1.0, "DESCRIPTION": "Share of blue."},
    {"NAME": "keep", "TYPE": "bool", "LABEL": "Keep white", "DEFAULT": true,
     "DESCRIPTION": "Whether the shares are scaled to 100 % together, so that white stays white."},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Amount", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "Share of black and white in the mix."}
  ]
}*/
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    vec3 share = vec3(red, green, blue) / 100.0;
    float sum = share.r + share.g + share.b;
    if (keep && abs(sum) > 1e-3) share /= sum;
    gl_FragColor = vec4(mix(c.rgb, vec3(dot(c.rgb, share)), amount), c.a);
}
