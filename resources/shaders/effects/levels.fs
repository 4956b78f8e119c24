/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Sets black, white and the middle of one channel or all, and what they become.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Colour"],
  "KIJKO": {"OPAQUE": true,
            "PREVIEW": {"black": 0.12, "white": 0.8, "middle": 1.3}},
  "INPUTS": [
    {"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "channel", "TYPE": "long", "LABEL": "Channel", "DEFAULT": 0, "VALUES": [0, 1, 2, 3],
     "LABELS": ["all", "red", "green", "blue"], "DESCRIPTION": "Which colours change."},
    {"NAME": "black", "TYPE": "float", "LABEL": "Input black", "DEFAULT": 0.0, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.005, "DESCRIPTION": "The tone that becomes the output's black."},
    {"NAME": "white", "TYPE": "float", "LABEL": "Input white", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 1.0, "STEP": 0.005, "DESCRIPTION": "The tone that becomes the output's white."},
    {"NAME": "middle", "TYPE": "float", "LABEL": "Gamma", "DEFAULT": 1.0, "MIN": 0.1, "MAX": 10.0,
     "IDENTITY": 1.0, "STEP": 0.01, "DESCRIPTION": "Above 1 brightens the middle tones."},
    {"NAME": "out_black", "TYPE": "float", "LABEL": "Output black", "DEFAULT": 0.0, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 0.0, "STEP": 0.005, "DESCRIPTION": "What black becomes."},
    {"NAME": "out_white", "TYPE": "float", "LABEL": "Output white", "DEFAULT": 1.0, "MIN": 0.0, "MAX": 1.0,
     "IDENTITY": 1.0, "STEP": 0.005, "DESCRIPTION": "What white becomes."},
    {"NAME": "limited", "TYPE": "bool", "LABEL": "Limit", "DEFAULT": true,
     "DESCRIPTION": "Whether tones outside input black and white end there, or go on beyond the output."}
  ]
}*/
// out_black + (out_white - out_black) * t^(1/gamma), t the share of the way from black to white.
void main() {
    vec4 c = IMG_THIS_PIXEL(inputImage);
    vec3 t = (c.rgb - black) / max(white - black, 1e-4);
    if (limited) t = clamp(t, 0.0, 1.0);
    t = sign(t) * pow(abs(t), vec3(1.0 / middle));
    t = out_black + t * (out_white - out_black);
    if (channel == 0) c.rgb = t;
    else if (channel == 1) c.r = t.r;
    else if (channel == 2) c.g = t.g;
    else c.b = t.b;
    gl_FragColor = c;
}
