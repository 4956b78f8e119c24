/*{
    "ISFVSN": "2",
    "DESCRIPTION": "Looks colours up in a .cube file: one curve per channel, a cube, or both.",
    "CATEGORIES": ["Colour"],
    "INPUTS": [
        {"NAME": "inputImage", "TYPE": "image"},
        {"NAME": "file", "TYPE": "image", "LABEL": "LUT file",
         "DESCRIPTION": "A .cube file of Adobe's or Resolve's form."},
        {"NAME": "amount", "TYPE": "float", "LABEL": "Amount", "DEFAULT": 1.0, "MIN": 0.0,
         "MAX": 1.0, "IDENTITY": 0.0, "DESCRIPTION": "Share of the looked-up colour."}
    ],
    "KIJKO": {"LABEL": "LUT", "OPAQUE": true, "PREVIEW": {"file": "../previews/cross.cube"}}
}*/

// The table in texels, rows of the texture joined: (curve length, cube side), curve's lowest and
// highest input, cube's lowest and highest input, then the curve's entries, then the cube's with
// red fastest.
vec3 entry(int index) {
    int wide = textureSize(file, 0).x;
    return texelFetch(file, ivec2(index % wide, index / wide), 0).rgb;
}

vec3 curve(vec3 c, int count) {
    vec3 low = entry(1);
    vec3 at = clamp((c - low) / (entry(2) - low), 0.0, 1.0) * float(count - 1);
    ivec3 i = min(ivec3(at), count - 2);
    vec3 share = at - vec3(i);
    vec3 a = vec3(entry(5 + i.r).r, entry(5 + i.g).g, entry(5 + i.b).b);
    vec3 b = vec3(entry(6 + i.r).r, entry(6 + i.g).g, entry(6 + i.b).b);
    return mix(a, b, share);
}

// Tetrahedral: from the cell's darkest to its brightest corner along the channels in the order of
// their shares.
vec3 cube(vec3 c, int first, int side) {
    vec3 low = entry(3);
    vec3 at = clamp((c - low) / (entry(4) - low), 0.0, 1.0) * float(side - 1);
    ivec3 i = min(ivec3(at), side - 2);
    vec3 f = at - vec3(i);
    ivec3 stride = ivec3(1, side, side * side);
    int base = first + i.r + i.g * side + i.b * stride.b;
    float most = max(f.r, max(f.g, f.b));
    float least = min(f.r, min(f.g, f.b));
    float middle = f.r + f.g + f.b - most - least;
    int up = f.r >= f.g && f.r >= f.b ? stride.r : (f.g >= f.b ? stride.g : stride.b);
    int last = f.b <= f.r && f.b <= f.g ? stride.b : (f.g <= f.r ? stride.g : stride.r);
    int all = stride.r + stride.g + stride.b;
    return entry(base) * (1.0 - most) + entry(base + up) * (most - middle)
        + entry(base + all - last) * (middle - least) + entry(base + all) * least;
}

void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    ivec2 size = textureSize(file, 0).x > 1 ? ivec2(entry(0).rg) : ivec2(0);
    vec3 made = size.x > 1 ? curve(c.rgb, size.x) : c.rgb;
    made = size.y > 1 ? cube(made, 5 + size.x, size.y) : made;
    gl_FragColor = vec4(mix(c.rgb, made, amount), c.a);
}
