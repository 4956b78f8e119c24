/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Puts the picture's corners on four points, in perspective; around it is nothing.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Distort"],
  "KIJKO": {"ALPHA": "premultiplied"},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "top_left", "TYPE": "point2D", "LABEL": "Top left", "DEFAULT": [0.0, 1.0], "IDENTITY": [0.0, 1.0],
     "MIN": [-2.0, -2.0], "MAX": [3.0, 3.0], "UNIT": "of the picture", "DESCRIPTION": "Where this corner goes, from the left and the bottom."},
    {"NAME": "top_right", "TYPE": "point2D", "LABEL": "Top right", "DEFAULT": [1.0, 1.0], "IDENTITY": [1.0, 1.0],
     "MIN": [-2.0, -2.0], "MAX": [3.0, 3.0], "UNIT": "of the picture", "DESCRIPTION": "Where this corner goes, from the left and the bottom."},
    {"NAME": "bottom_left", "TYPE": "point2D", "LABEL": "Bottom left", "DEFAULT": [0.0, 0.0], "IDENTITY": [0.0, 0.0],
     "MIN": [-2.0, -2.0], "MAX": [3.0, 3.0], "UNIT": "of the picture", "DESCRIPTION": "Where this corner goes, from the left and the bottom."},
    {"NAME": "bottom_right", "TYPE": "point2D", "LABEL": "Bottom right", "DEFAULT": [1.0, 0.0], "IDENTITY": [1.0, 0.0],
     "MIN": [-2.0, -2.0], "MAX": [3.0, 3.0], "UNIT": "of the picture", "DESCRIPTION": "Where this corner goes, from the left and the bottom."}
  ]
}*/
// The projective map of the unit square to four points: Heckbert, "Fundamentals of Texture Mapping and
// Image Warping", 1989, section 2.2.3. It is the same for all pixels, but cheap.
mat3 square_to_points() {
    vec2 a = bottom_left, b = bottom_right, c = top_right, d = top_left;
    vec2 e = b - c, f = d - c, s = a - b + c - d;
    float area = e.x * f.y - e.y * f.x;
    float g = (s.x * f.y - s.y * f.x) / area, h = (e.x * s.y - e.y * s.x) / area;
    return mat3(vec3(b - a + g * b, g), vec3(d - a + h * d, h), vec3(a, 1.0));
}

void main() {
    mat3 back = inverse(square_to_points());
    vec3 q = back * vec3(isf_FragNormCoord, 1.0);
    vec2 p = q.xy / q.z;
    // How far the place in the picture moves from one pixel to the next, in its pixels.
    vec2 right = (back[0].xy - p * back[0].z) / q.z, up = (back[1].xy - p * back[1].z) / q.z;
    vec2 reach = max(sqrt(right * right + up * up * RENDERSIZE.x * RENDERSIZE.x / (RENDERSIZE.y * RENDERSIZE.y))
        * RENDERSIZE / RENDERSIZE.x, 1e-6);
    // What is reduced is the mean of several reads.
    vec2 steps = clamp(ceil(reach - 0.25), 1.0, 6.0);
    vec4 sum = vec4(0.0);
    for (float y = 0.5; y < steps.y; y++)
        for (float x = 0.5; x < steps.x; x++)
            sum += IMG_NORM_PIXEL(inputImage, p + (vec2(x, y) / steps - 0.5) * reach / RENDERSIZE);
    vec2 inside = clamp(min(p, 1.0 - p) * RENDERSIZE / reach + 0.5, 0.0, 1.0);
    // A q.z of the other sign than in the middle of the four points lies behind the one who looks.
    vec3 middle = square_to_points() * vec3(0.5, 0.5, 1.0);
    bool is_seen = q.z * (back * vec3(middle.xy / middle.z, 1.0)).z > 0.0;
    gl_FragColor = is_seen ? sum / (steps.x * steps.y) * inside.x * inside.y : vec4(0.0);
}
