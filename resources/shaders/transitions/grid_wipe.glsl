// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Grid
// Category: Wipe
// Description: Squares of the next picture appear one after the other.
// Opaque: yes
// Param: columns | Columns |  | 1..200 | How many squares stand side by side.
// Param: rows | Rows |  | 1..200 | How many squares stand one above the other.
// Param: order | Order |  |  | Which squares come first.
// Choices: order | 0 random, 1 right, 2 down, 3 diagonal, 4 outwards, 5 checkerboard
// Param: seed | Seed |  | 0..65535 | Another number gives another random order.
// Param: softness | Softness | of the way | 0..1 | How long a square takes to appear.
uniform int columns; // = 16
uniform int rows; // = 9
uniform int order; // = 0
uniform int seed; // = 1
uniform float softness; // = 0.2
// PCG hash, Jarzynski and Olano, "Hash Functions for GPU Rendering", JCGT 2020.
uint pcg(uint v) {
    uint state = v * 747796405u + 2891336453u;
    uint word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
    return (word >> 22u) ^ word;
}
vec4 transition(vec2 uv) {
    vec2 many = vec2(columns, rows);
    vec2 cell = floor(vec2(uv.x, 1.0 - uv.y) * many), last = max(many - 1.0, 1.0);
    vec2 place = cell / last;
    float way = place.x;
    if (order == 0) way = float(pcg(uint(cell.x) + pcg(uint(cell.y) + pcg(uint(seed)))) >> 8u) / 16777215.0;
    if (order == 2) way = place.y;
    if (order == 3) way = 0.5 * (place.x + place.y);
    if (order == 4) way = length((cell + 0.5) / many - 0.5) / length(0.5 - 0.5 / many + 1e-6);
    if (order == 5) way = mod(cell.x + cell.y, 2.0) * 0.5;
    float soft = max(softness, 1e-4);
    return mix(getFromColor(uv), getToColor(uv), clamp((progress * (1.0 + soft) - way) / soft, 0.0, 1.0));
}
