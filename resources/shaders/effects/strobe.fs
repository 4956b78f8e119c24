/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Flashes a colour over the picture, or hides it, in a steady beat.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Time"],
  "KIJKO": {"ALPHA": "premultiplied"},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Amount", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 1.0, "IDENTITY": 0.0,
     "STEP": 0.01, "DESCRIPTION": "How strong the flash is."},
    {"NAME": "period", "TYPE": "float", "LABEL": "Period", "DEFAULT": 0.4, "MIN": 0.02, "MAX": 10.0,
     "UNIT": "s", "STEP": 0.01, "DESCRIPTION": "From flash to flash."},
    {"NAME": "duty", "TYPE": "float", "LABEL": "Length", "DEFAULT": 0.5, "MIN": 0.0, "MAX": 1.0,
     "UNIT": "of the period", "STEP": 0.01, "DESCRIPTION": "How long a flash lasts."},
    {"NAME": "colour", "TYPE": "color", "LABEL": "Colour", "DEFAULT": [1.0, 1.0, 1.0, 1.0],
     "DESCRIPTION": "Of the flash; transparent hides the picture."}
  ]
}*/
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    // A frame may begin a hair before the moment that it stands for.
    float share = fract((TIME + 1e-5) / period) < duty ? amount : 0.0;
    vec4 flash = vec4(colour.rgb, 1.0) * colour.a * c.a;
    gl_FragColor = mix(c, flash, share);
}
