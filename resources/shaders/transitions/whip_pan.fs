/*{
  "ISFVSN": "2",
  "DESCRIPTION": "The camera is swung so fast from one picture to the next that both smear.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Motion"],
  "KIJKO": {"ALPHA": "premultiplied", "OPAQUE": true, "LABEL": "Whip pan"},
  "INPUTS": [
    {"NAME": "startImage", "TYPE": "image"},
    {"NAME": "endImage", "TYPE": "image"},
    {"NAME": "progress", "TYPE": "float", "MIN": 0.0, "MAX": 1.0, "DEFAULT": 0.0},
    {"NAME": "direction", "TYPE": "long", "LABEL": "Direction", "DEFAULT": 1, "VALUES": [0, 1, 2, 3],
     "LABELS": ["right", "left", "up", "down"], "DESCRIPTION": "Where the pictures move to."},
    {"NAME": "blur", "TYPE": "float", "LABEL": "Blur", "DEFAULT": 0.5, "MIN": 0.0, "MAX": 1.0, "STEP": 0.01,
     "DESCRIPTION": "Length of the smear: 1 is almost half the frame half-way."}
  ],
  "PASSES": [
    {"TARGET": "part", "WIDTH": "$WIDTH*(1.0+0.5*min(1,max(0,2-$direction)))",
     "HEIGHT": "$HEIGHT*(1.0+0.5*min(1,max(0,$direction-1)))"},
    {}
  ]
}*/
// As in directional_blur: a few reads of a few reads. The buffer is half a frame longer than the picture, so
// that the second row of reads has something beside the frame. On the way, Perlin's ease: 6t^5 - 15t^4 + 10t^3.
vec2 way() {
    return direction < 2 ? vec2(direction == 0 ? 1.0 : -1.0, 0.0) : vec2(0.0, direction == 2 ? 1.0 : -1.0);
}

vec2 mirrored(vec2 p) {
    return 1.0 - abs(mod(p, 2.0) - 1.0);
}

// A strip of both pictures, mirrored at its ends, moved by `at` frames.
vec4 strip(vec2 p, float at) {
    vec2 old = p - way() * at;
    bool is_old = dot(old - 0.5, way()) >= -0.5;
    return is_old ? IMG_NORM_PIXEL(startImage, mirrored(old)) : IMG_NORM_PIXEL(endImage, mirrored(old + way()));
}

void main() {
    float t = progress;
    float at = t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
    // A quarter of the speed: as if the shutter were open for a quarter of the transition.
    float smear = blur * 7.5 * t * t * (1.0 - t) * (1.0 - t);
    vec2 full = IMG_SIZE(startImage);
    float count = clamp(ceil(smear * dot(full, abs(way()))), 1.0, 256.0);
    float inner = ceil(sqrt(count)), outer = ceil(count / inner);
    float apart = smear / (inner * outer);
    vec4 sum = vec4(0.0);
#if PASSINDEX == 0
    vec2 p = (isf_FragNormCoord - 0.5) * RENDERSIZE / full + 0.5;
    for (float i = 0.0; i < inner; i++)
        sum += strip(p, at + (i - 0.5 * (inner - 1.0)) * apart);
    gl_FragColor = sum / inner;
#else
    vec2 p = (isf_FragNormCoord - 0.5) * full / IMG_SIZE(part) + 0.5;
    vec2 off = way() * apart * inner * full / IMG_SIZE(part);
    for (float i = 0.0; i < outer; i++)
        sum += IMG_NORM_PIXEL(part, p + (i - 0.5 * (outer - 1.0)) * off);
    gl_FragColor = sum / outer;
#endif
}
