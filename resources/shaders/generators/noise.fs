/*{
  "ISFVSN": "2",
  "DESCRIPTION": "Random grains; the same seed and frame always give the same picture.",
  "CREDIT": "KijkoCut",
  "CATEGORIES": ["Texture"],
  "KIJKO": {"OPAQUE": true},
  "INPUTS": [
    {"NAME": "size", "TYPE": "float", "LABEL": "Grain size", "DEFAULT": 1.0, "MIN": 1.0, "MAX": 200.0,
     "UNIT": "px", "STEP": 1.0, "DESCRIPTION": "Side of a grain in pixels of the canvas."},
    {"NAME": "seed", "TYPE": "long", "LABEL": "Seed", "DEFAULT": 1, "MIN": 0, "MAX": 65535,
     "DESCRIPTION": "Another number gives another pattern."},
    {"NAME": "coloured", "TYPE": "bool", "LABEL": "Coloured", "DEFAULT": false,
     "DESCRIPTION": "Whether red, green and blue differ."},
    {"NAME": "moving", "TYPE": "bool", "LABEL": "Moving", "DEFAULT": true,
     "DESCRIPTION": "Whether every frame differs."}
  ]
}*/
// PCG hash, Jarzynski and Olano, "Hash Functions for GPU Rendering", JCGT 2020.
uint pcg(uint v) {
    uint state = v * 747796405u + 2891336453u;
    uint word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
    return (word >> 22u) ^ word;
}

float grain(uvec2 cell, uint channel) {
    uint frame = moving ? uint(FRAMEINDEX) : 0u;
    uint h = pcg(cell.x + pcg(cell.y + pcg(frame + pcg(uint(seed) * 4u + channel))));
    return float(h >> 8u) / 16777215.0;
}

void main() {
    uvec2 cell = uvec2(vec2(gl_FragCoord.x, RENDERSIZE.y - gl_FragCoord.y) / max(size, 1.0));
    float one = grain(cell, 0u);
    gl_FragColor = vec4(one, coloured ? grain(cell, 1u) : one, coloured ? grain(cell, 2u) : one, 1.0);
}
