/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Warms or cools the light, and corrects a green or magenta cast; luminance stays.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Colour"],
  "KIJKO": {"LABEL": "Temperature and tint", "LIGHT": "linear", "OPAQUE": true,
            "PREVIEW": {"temperature": 70.0}},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "temperature", "TYPE": "float", "LABEL": "Temperature", "DEFAULT": 0.0, "MIN": -100.0,
     "MAX": 100.0, "IDENTITY": 0.0, "UNIT": "%", "STEP": 1.0,
     "DESCRIPTION": "Above zero is warmer; 100 % moves red up and blue down by half a stop."},
    {"NAME": "tint", "TYPE": "float", "LABEL": "Tint", "DEFAULT": 0.0, "MIN": -100.0, "MAX": 100.0,
     "IDENTITY": 0.0, "UNIT": "%", "STEP": 1.0,
     "DESCRIPTION": "Above zero is more magenta, below is greener; 100 % is half a stop of green."}
  ]
}*/
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    vec3 luma = vec3(0.2126, 0.7152, 0.0722);
    vec3 gain = exp2(vec3(temperature, -tint, -temperature) / 200.0);
    gain /= dot(gain, luma);
    gl_FragColor = vec4(c.rgb * gain, c.a);
}
