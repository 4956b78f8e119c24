/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Shrinks and softens the edge of what is transparent, to follow a key.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Key"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true,
            "SAMPLE": "cutout", "PREVIEW": {"choke": 16.0, "soften": 14.0}},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "choke", "TYPE": "float", "LABEL": "Choke", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 30.0,
     "IDENTITY": 0.0, "UNIT": "px", "STEP": 0.25,
     "DESCRIPTION": "How far the edge moves inwards, in pixels of the canvas."},
    {"NAME": "soften", "TYPE": "float", "LABEL": "Soften", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 30.0,
     "IDENTITY": 0.0, "UNIT": "px", "STEP": 0.25,
     "DESCRIPTION": "Standard deviation of the bell curve that the edge is blurred with; inwards only."}
  ],
  "PASSES": [
    {"TARGET": "narrow", "FLOAT": true},
    {"TARGET": "shrunk", "FLOAT": true},
    {"TARGET": "across", "FLOAT": true},
    {}
  ]
}*/
// A box erosion, the last part of a pixel by its share, then a bell curve; never more than there was.
float least(sampler2D s, vec2 unit) {
    float found = IMG_NORM_PIXEL(s, isf_FragNormCoord).a;
    int whole = int(floor(choke));
    for (int i = 1; i <= whole; i++)
        found = min(found, min(IMG_NORM_PIXEL(s, isf_FragNormCoord + float(i) * unit).a,
            IMG_NORM_PIXEL(s, isf_FragNormCoord - float(i) * unit).a));
    float next = float(whole + 1);
    float beyond = min(IMG_NORM_PIXEL(s, isf_FragNormCoord + next * unit).a,
        IMG_NORM_PIXEL(s, isf_FragNormCoord - next * unit).a);
    return mix(found, min(found, beyond), fract(choke));
}

float bell(sampler2D s, vec2 unit) {
    float total = 1.0;
    float sum = IMG_NORM_PIXEL(s, isf_FragNormCoord).a;
    int reach = soften > 0.01 ? int(ceil(3.0 * soften)) : 0;
    for (int i = 1; i <= reach; i++) {
        float weight = exp(-0.5 * float(i * i) / (soften * soften));
        sum += weight * (IMG_NORM_PIXEL(s, isf_FragNormCoord + float(i) * unit).a
            + IMG_NORM_PIXEL(s, isf_FragNormCoord - float(i) * unit).a);
        total += 2.0 * weight;
    }
    return sum / total;
}

void main() {
    vec2 across_unit = vec2(1.0 / RENDERSIZE.x, 0.0);
    vec2 up_unit = vec2(0.0, 1.0 / RENDERSIZE.y);
#if PASSINDEX == 0
    gl_FragColor = vec4(least(inputImage, across_unit));
#elif PASSINDEX == 1
    gl_FragColor = vec4(least(narrow, up_unit));
#elif PASSINDEX == 2
    gl_FragColor = vec4(bell(shrunk, across_unit));
#else
    vec4 c = IMG_THIS_PIXEL(inputImage);
    float keep = min(c.a, bell(across, up_unit));
    gl_FragColor = c.a > 0.0 ? c * (keep / c.a) : c;
#endif
}
