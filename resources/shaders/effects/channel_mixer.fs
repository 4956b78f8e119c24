/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Makes red, green and blue each from shares of all three.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Colour"],
  "KIJKO": {"OPAQUE": true,
            "PREVIEW": {"red": [0.2, 0.2, 1.0, 0.0], "blue": [1.0, 0.1, 0.1, 0.0]}},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "red", "TYPE": "color", "LABEL": "Red is", "DEFAULT": [1.0, 0.0, 0.0, 0.0],
     "MIN": [-2.0, -2.0, -2.0, -2.0], "MAX": [2.0, 2.0, 2.0, 2.0], "IDENTITY": [1.0, 0.0, 0.0, 0.0],
     "DESCRIPTION": "Shares of red, green and blue in red; the fourth number is added."},
    {"NAME": "green", "TYPE": "color", "LABEL": "Green is", "DEFAULT": [0.0, 1.0, 0.0, 0.0],
     "MIN": [-2.0, -2.0, -2.0, -2.0], "MAX": [2.0, 2.0, 2.0, 2.0], "IDENTITY": [0.0, 1.0, 0.0, 0.0],
     "DESCRIPTION": "Shares of red, green and blue in green; the fourth number is added."},
    {"NAME": "blue", "TYPE": "color", "LABEL": "Blue is", "DEFAULT": [0.0, 0.0, 1.0, 0.0],
     "MIN": [-2.0, -2.0, -2.0, -2.0], "MAX": [2.0, 2.0, 2.0, 2.0], "IDENTITY": [0.0, 0.0, 1.0, 0.0],
     "DESCRIPTION": "Shares of red, green and blue in blue; the fourth number is added."}
  ]
}*/
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    vec4 with_one = vec4(c.rgb, 1.0);
    gl_FragColor = vec4(dot(red, with_one), dot(green, with_one), dot(blue, with_one), c.a);
}
