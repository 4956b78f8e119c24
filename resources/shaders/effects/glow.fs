/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Lets bright places shine over what is around them; light is added, not tones.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Style"],
  "KIJKO": {"LIGHT": "linear", "OPAQUE": true,
            "PREVIEW": {"threshold": 0.3, "amount": 2.2, "radius": 45.0}},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "threshold", "TYPE": "float", "LABEL": "Threshold", "DEFAULT": 0.4, "MIN": 0.0, "MAX": 1.0,
     "STEP": 0.01, "DESCRIPTION": "Light (linear; 0.4 looks like 0.68) above which a place shines."},
    {"NAME": "radius", "TYPE": "float", "LABEL": "Radius", "DEFAULT": 20.0, "MIN": 0.5, "MAX": 250.0,
     "UNIT": "px", "STEP": 0.5, "DESCRIPTION": "Standard deviation of the bell curve in pixels of the canvas."},
    {"NAME": "amount", "TYPE": "float", "LABEL": "Amount", "DEFAULT": 0.8, "MIN": 0.0, "MAX": 5.0,
     "IDENTITY": 0.0, "UNIT": "x", "STEP": 0.05, "DESCRIPTION": "Strength of the light that is added."},
    {"NAME": "colour", "TYPE": "color", "LABEL": "Colour", "DEFAULT": [1.0, 1.0, 1.0, 1.0],
     "DESCRIPTION": "Share of red, green and blue light that shines."}
  ],
  "PASSES": [
    {"TARGET": "small", "FLOAT": true, "WIDTH": "ceil($WIDTH/max(1.0,floor($radius/3.0)))",
     "HEIGHT": "ceil($HEIGHT/max(1.0,floor($radius/3.0)))"},
    {"TARGET": "across", "FLOAT": true, "WIDTH": "ceil($WIDTH/max(1.0,floor($radius/3.0)))",
     "HEIGHT": "ceil($HEIGHT/max(1.0,floor($radius/3.0)))"},
    {"TARGET": "both", "FLOAT": true, "WIDTH": "ceil($WIDTH/max(1.0,floor($radius/3.0)))",
     "HEIGHT": "ceil($HEIGHT/max(1.0,floor($radius/3.0)))"},
    {}
  ]
}*/
// A place shines by the share of its luminance (BT.709) that lies above the threshold. The bell is
// drawn on a smaller copy; what averaging and interpolating back already blur is taken off its
// variance, as in gaussian_blur.fs. It reaches to 4 deviations: where it ends is seen in light.
vec4 shine() {
    vec2 full = IMG_SIZE(inputImage);
    vec2 block = full / RENDERSIZE;
    vec2 corner = floor(isf_FragNormCoord * RENDERSIZE) * block;
    int count = int(ceil(max(block.x, block.y)));
    vec4 sum = vec4(0.0);
    for (int y = 0; y < count; y++)
        for (int x = 0; x < count; x++) {
            vec4 c = IMG_NORM_PIXEL(inputImage, (corner + block * (vec2(x, y) + 0.5) / float(count)) / full);
            float light = dot(c.rgb, vec3(0.2126, 0.7152, 0.0722));
            sum.rgb += c.rgb * c.a * max(light - threshold, 0.0) / max(light, 1e-4);
        }
    return sum / float(count * count);
}

float deviation(vec2 along) {
    float shrink = dot(IMG_SIZE(inputImage) / IMG_SIZE(small), along);
    float blurred = shrink > 1.0 ? (shrink * shrink - 1.0) / 12.0 + shrink * shrink / 6.0 : 0.0;
    return sqrt(max(radius * radius - blurred, 0.0)) / shrink;
}

vec4 bell(sampler2D source, vec2 along) {
    float s = max(deviation(along), 1e-3);
    vec2 unit = along / RENDERSIZE;
    vec4 sum = IMG_NORM_PIXEL(source, isf_FragNormCoord);
    float total = 1.0;
    for (int i = 1; i <= int(ceil(4.0 * s)); i++) {
        float weight = exp(-0.5 * float(i * i) / (s * s));
        sum += weight * (IMG_NORM_PIXEL(source, isf_FragNormCoord + float(i) * unit)
            + IMG_NORM_PIXEL(source, isf_FragNormCoord - float(i) * unit));
        total += 2.0 * weight;
    }
    return sum / total;
}

void main() {
#if PASSINDEX == 0
    gl_FragColor = shine();
#elif PASSINDEX == 1
    gl_FragColor = bell(small, vec2(1.0, 0.0));
#elif PASSINDEX == 2
    gl_FragColor = bell(across, vec2(0.0, 1.0));
#else
    // Light that falls on nothing has to bring the alpha it is seen with.
    vec4 c = IMG_THIS_PIXEL(inputImage);
    vec3 light = amount * colour.rgb * IMG_NORM_PIXEL(both, isf_FragNormCoord).rgb;
    float most = max(light.r, max(light.g, light.b));
    float alpha = c.a + (1.0 - c.a) * clamp(most, 0.0, 1.0);
    gl_FragColor = vec4(alpha > 0.0 ? (c.rgb * c.a + light) / alpha : vec3(0.0), alpha);
#endif
}
