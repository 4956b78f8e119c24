/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Covers the picture with blocks of their average colour.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Style"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "size", "TYPE": "float", "LABEL": "Block size", "DEFAULT": 24.0, "MIN": 1.0, "MAX": 500.0,
     "IDENTITY": 1.0, "UNIT": "px", "STEP": 1.0,
     "DESCRIPTION": "Side of a block in pixels of the canvas, counted from the bottom left."}
  ],
  "PASSES": [
    {"TARGET": "blocks", "FLOAT": true, "WIDTH": "ceil($WIDTH/max(1.0,$size))",
     "HEIGHT": "ceil($HEIGHT/max(1.0,$size))"},
    {}
  ]
}*/
void main() {
    vec2 full = IMG_SIZE(inputImage);
    float side = max(size, 1.0);
    if (PASSINDEX == 0) {
        vec2 from = floor(isf_FragNormCoord * RENDERSIZE) * side;
        vec2 to = min(from + side, full);
        int count = int(min(ceil(side), 64.0));
        vec4 sum = vec4(0.0);
        for (int y = 0; y < count; y++)
            for (int x = 0; x < count; x++)
                sum += IMG_PIXEL(inputImage, mix(from, to, (vec2(x, y) + 0.5) / float(count)));
        gl_FragColor = sum / float(count * count);
    } else {
        vec2 block = floor(isf_FragNormCoord * full / side);
        gl_FragColor = IMG_PIXEL(blocks, block + 0.5);
    }
}
