/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Lays a coloured lens filter over the picture, in linear light; luminance can be kept.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Colour"],
  "KIJKO": {"LABEL": "Tint (lens filter)", "LIGHT": "linear", "OPAQUE": true,
            "PREVIEW": {"colour": [0.4, 0.9, 0.75, 1.0], "density": 0.8}},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "colour", "TYPE": "color", "LABEL": "Filter colour", "DEFAULT": [1.0, 0.72, 0.42, 1.0],
     "DESCRIPTION": "Share of red, green and blue light that passes."},
    {"NAME": "density", "TYPE": "float", "LABEL": "Density", "DEFAULT": 0.5, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "0 is clear glass, 1 the full colour."},
    {"NAME": "keep", "TYPE": "bool", "LABEL": "Keep brightness", "DEFAULT": true,
     "DESCRIPTION": "Whether grey keeps its luminance (BT.709), as with a longer exposure."}
  ]
}*/
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    vec3 pass = mix(vec3(1.0), colour.rgb, density);
    if (keep) pass /= max(dot(pass, vec3(0.2126, 0.7152, 0.0722)), 1e-3);
    gl_FragColor = vec4(c.rgb * pass, c.a);
}
