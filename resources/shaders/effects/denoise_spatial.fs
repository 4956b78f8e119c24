/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Smooths noise and keeps edges, brightness and colour each by its own measure.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Restore"],
  "KIJKO": {"LABEL": "Denoise (within the frame)", "OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "luma", "TYPE": "float", "LABEL": "Brightness", "DEFAULT": 0.3, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "How different brightness may be to be averaged; 1 is half the range."},
    {"NAME": "chroma", "TYPE": "float", "LABEL": "Colour", "DEFAULT": 0.5, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "How different colour may be to be averaged; 1 is half the range."},
    {"NAME": "radius", "TYPE": "float", "LABEL": "Radius", "DEFAULT": 3.0, "MIN": 1.0, "MAX": 10.0,
     "UNIT": "px", "STEP": 0.25, "DESCRIPTION": "How far away pixels are averaged, in pixels of the canvas."}
  ],
  "PASSES": [{"TARGET": "parts"}, {}]
}*/
// Two bilateral filters (Tomasi and Manduchi, ICCV 1998): one of BT.709 luma, one of its Cb and Cr,
// which half the difference of luma also keeps apart. Weights are Tukey's biweight (Durand and
// Dorsey, SIGGRAPH 2002), in distance too: exp is dear on software GL.
float biweight(float squared) {
    float rest = max(1.0 - squared, 0.0);
    return rest * rest;
}

void main() {
#if PASSINDEX == 0
    vec4 c = IMG_THIS_PIXEL(inputImage);
    float y = dot(c.rgb, vec3(0.2126, 0.7152, 0.0722));
    gl_FragColor = vec4(y, (c.b - y) / 1.8556, (c.r - y) / 1.5748, c.a);
#else
    vec4 here = IMG_THIS_PIXEL(parts);
    float size = max(radius, 0.1);
    int reach = int(ceil(size)) - 1;
    float bright = 1.0 / max(0.25 * luma * luma, 1e-8);
    float hued = 1.0 / max(0.25 * chroma * chroma, 1e-8);
    vec3 sum = vec3(0.0);
    vec2 total = vec2(0.0);
    for (int y = -reach; y <= reach; y++)
        for (int x = -reach; x <= reach; x++) {
            vec4 one = IMG_NORM_PIXEL(parts, isf_FragNormCoord + vec2(x, y) / RENDERSIZE);
            vec3 off = one.xyz - here.xyz;
            float near = one.a * biweight(float(x * x + y * y) / (size * size));
            float apart = off.x * off.x;
            float first = near * biweight(apart * bright);
            float second = near * biweight((dot(off.yz, off.yz) + 0.25 * apart) * hued);
            sum += vec3(first * one.x, second * one.yz);
            total += vec2(first, second);
        }
    float y = luma > 0.0 && total.x > 0.0 ? sum.x / total.x : here.x;
    vec2 c = chroma > 0.0 && total.y > 0.0 ? sum.yz / total.y : here.yz;
    float red = y + 1.5748 * c.y;
    float blue = y + 1.8556 * c.x;
    gl_FragColor = vec4(red, (y - 0.2126 * red - 0.0722 * blue) / 0.7152, blue, here.a);
#endif
}
