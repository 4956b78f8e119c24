/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Draws a line along the edge of what is not clear, behind it or on it. It may lie beyond the picture.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Shadow and outline"],
  "KIJKO": {"MARGIN": "$width+$softness", "LABEL": "Stroke (outline)", "ALPHA": "premultiplied", "OPAQUE": true,
            "SAMPLE": "cutout", "PREVIEW": {"width": 20.0}},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "colour", "TYPE": "color", "LABEL": "Colour", "DEFAULT": [1.0, 1.0, 1.0, 1.0],
     "DESCRIPTION": "Of the line."},
    {"NAME": "width", "TYPE": "float", "LABEL": "Width", "DEFAULT": 4.0, "MIN": 0.0, "MAX": 60.0,
     "IDENTITY": 0.0, "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "Of the line, in pixels of the canvas."},
    {"NAME": "side", "TYPE": "long", "LABEL": "Side", "DEFAULT": 0, "VALUES": [0, 1, 2],
     "LABELS": ["outside", "centre", "inside"], "DESCRIPTION": "On which side of the edge the line lies."},
    {"NAME": "softness", "TYPE": "float", "LABEL": "Softness", "DEFAULT": 1.0, "MIN": 1.0, "MAX": 60.0,
     "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "Range over which the line ends, in pixels of the canvas."},
    {"NAME": "opacity", "TYPE": "float", "LABEL": "Opacity", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 1.0,
     "STEP": 0.01, "DESCRIPTION": "Of the line."}
  ],
  "PASSES": [{"TARGET": "upright", "FLOAT": true}, {}]
}*/
// Distance to the nearest pixel that is not clear (x, y) and not opaque (z, w), first along columns,
// then along rows (Saito and Toriwaki, Pattern Recognition 27, 1994). A pixel of alpha a holds the
// edge 0.5 - a pixels from its middle. Outside the picture everything is clear.
const float FAR = 1e4;

int reach() {
    return int(ceil(width + softness)) + 1;
}

vec4 columns() {
    vec4 found = vec4(FAR, 0.0, FAR, 0.0);
    for (int i = -reach(); i <= reach(); i++) {
        vec2 place = isf_FragNormCoord + vec2(0.0, float(i) / RENDERSIZE.y);
        float a = place.y < 0.0 || place.y > 1.0 ? 0.0 : IMG_NORM_PIXEL(inputImage, place).a;
        float away = abs(float(i));
        if (a > 0.002 && away + 0.5 - a < found.x + found.y) found.xy = vec2(away, 0.5 - a);
        if (a < 0.998 && away + a - 0.5 < found.z + found.w) found.zw = vec2(away, a - 0.5);
    }
    return found;
}

vec2 nearest() {
    vec2 found = vec2(FAR);
    for (int i = -reach(); i <= reach(); i++) {
        vec2 place = isf_FragNormCoord + vec2(float(i) / RENDERSIZE.x, 0.0);
        bool is_outside = place.x < 0.0 || place.x > 1.0;
        vec4 one = is_outside ? vec4(FAR, 0.0, 0.0, -0.5) : IMG_NORM_PIXEL(upright, place);
        found = min(found, vec2(length(vec2(i, one.x)) + one.y, length(vec2(i, one.z)) + one.w));
    }
    return found;
}

void main() {
#if PASSINDEX == 0
    gl_FragColor = columns();
#else
    vec4 c = IMG_THIS_PIXEL(inputImage);
    vec2 away = nearest();
    vec2 wide = side == 0 ? vec2(width, 0.0) : side == 1 ? vec2(0.5 * width) : vec2(0.0, width);
    float soft = max(softness, 1.0);
    vec2 line = clamp((wide - away) / soft + 0.5, 0.0, 1.0) * step(vec2(1e-3), wide);
    line *= colour.a * opacity;
    c.rgb = mix(c.rgb, colour.rgb * c.a, line.y);
    gl_FragColor = c + vec4(colour.rgb, 1.0) * line.x * (1.0 - c.a);
#endif
}
