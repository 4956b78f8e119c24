/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Makes edges crisper by adding the difference from a slightly blurred copy.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Blur and sharpen"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true, "PREVIEW": {"amount": 4.0, "radius": 4.0}},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Amount", "DEFAULT": 0.5, "MIN": 0.0, "MAX": 5.0,
     "IDENTITY": 0.0, "STEP": 0.05, "DESCRIPTION": "How much of the difference is added."},
    {"NAME": "radius", "TYPE": "float", "LABEL": "Radius", "DEFAULT": 1.0, "MIN": 0.5, "MAX": 10.0,
     "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "Width of the edges that gain, in pixels of the canvas."}
  ]
}*/
vec4 at(float x, float y) {
    return IMG_NORM_PIXEL(inputImage, isf_FragNormCoord + radius * vec2(x, y) / RENDERSIZE);
}

void main() {
    vec4 c = at(0.0, 0.0);
    vec4 sides = at(-1.0, 0.0) + at(1.0, 0.0) + at(0.0, -1.0) + at(0.0, 1.0);
    vec4 corners = at(-1.0, -1.0) + at(1.0, -1.0) + at(-1.0, 1.0) + at(1.0, 1.0);
    vec4 soft = (4.0 * c + 2.0 * sides + corners) / 16.0;
    gl_FragColor = vec4(c.rgb + amount * (c.rgb - soft.rgb), c.a);
}
