/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Strengthens weak colours more than strong ones, so that strong ones do not clip.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Colour"],
  "KIJKO": {"OPAQUE": true,
            "PREVIEW": {"amount": 1.5}},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Vibrance", "DEFAULT": 0.5, "MIN": -1.0, "MAX": 2.0,
     "IDENTITY": 0.0, "STEP": 0.01,
     "DESCRIPTION": "1 doubles the weakest colours and leaves the purest; -1 takes the weakest away."}
  ]
}*/
// Away from BT.709 luma by 1 + amount * (1 - chroma), chroma the largest channel less the smallest.
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    float luma = dot(c.rgb, vec3(0.2126, 0.7152, 0.0722));
    float chroma = max(c.r, max(c.g, c.b)) - min(c.r, min(c.g, c.b));
    float gain = 1.0 + amount * (1.0 - clamp(chroma, 0.0, 1.0));
    gl_FragColor = vec4(mix(vec3(luma), c.rgb, gain), c.a);
}
