/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Smooths noise and keeps edges, brightness and colour each by its own measure.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Restore"],
  "KIJKO": {"LABEL": "Denoise (within the frame)", "OPAQUE": true},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "luma", "TYPE": "float", "LABEL": "Brightness", "DEFAULT": 0.3, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "How different brightness may be to be averaged; 1 is a fifth of the range."},
    {"NAME": "chroma", "TYPE": "float", "LABEL": "Colour", "DEFAULT": 0.5, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.01, "DESCRIPTION": "How different colour may be to be averaged; 1 is a fifth of the range."},
    {"NAME": "radius", "TYPE": "float", "LABEL": "Radius", "DEFAULT": 2.0, "MIN": 0.5, "MAX": 4.0,
     "UNIT": "px", "STEP": 0.25, "DESCRIPTION": "Standard deviation of the distance in pixels of the canvas."}
  ]
}*/
// Two bilateral filters (Tomasi and Manduchi, ICCV 1998) over 2 deviations: one of BT.709 luma, one
// of its Cb and Cr, which half the difference of luma also keeps apart.
vec4 seen(vec2 away) {
    vec4 c = IMG_NORM_PIXEL(inputImage, isf_FragNormCoord + away / RENDERSIZE);
    float y = dot(c.rgb, vec3(0.2126, 0.7152, 0.0722));
    return vec4(y, (c.b - y) / 1.8556, (c.r - y) / 1.5748, c.a);
}

void main() {
    vec4 here = seen(vec2(0.0));
    float near = max(radius, 0.1);
    int reach = int(min(ceil(2.0 * near), 8.0));
    float bright = max(0.2 * luma, 1e-4);
    float hued = max(0.2 * chroma, 1e-4);
    vec4 sum = vec4(0.0);
    vec2 total = vec2(0.0);
    for (int y = -reach; y <= reach; y++)
        for (int x = -reach; x <= reach; x++) {
            vec4 one = seen(vec2(x, y));
            vec3 off = (one - here).xyz;
            float place = float(x * x + y * y) / (near * near);
            float apart = off.x * off.x;
            float first = one.a * exp(-0.5 * (place + apart / (bright * bright)));
            float second = one.a * exp(-0.5 * (place + (dot(off.yz, off.yz) + 0.25 * apart) / (hued * hued)));
            sum += vec4(first * one.x, second * one.yz, 0.0);
            total += vec2(first, second);
        }
    float y = luma > 0.0 ? sum.x / max(total.x, 1e-6) : here.x;
    vec2 c = chroma > 0.0 ? sum.yz / max(total.y, 1e-6) : here.yz;
    float red = y + 1.5748 * c.y;
    float blue = y + 1.8556 * c.x;
    gl_FragColor = vec4(red, (y - 0.2126 * red - 0.0722 * blue) / 0.7152, blue, here.a);
}
