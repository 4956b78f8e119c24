// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Zoom
// Category: Motion
// Description: The picture comes nearer and fades into the next, which comes with it.
// Opaque: yes
// Param: amount | Amount | times | 0..10 | How much larger the picture gets.
// Param: centre | Centre | of the frame | -1..2 | What it comes nearer to, from the left and the bottom.
uniform float amount; // = 1.0
uniform vec2 centre; // = vec2(0.5, 0.5)
vec2 mirrored(vec2 p) {
    return 1.0 - abs(mod(p, 2.0) - 1.0);
}
vec4 transition(vec2 uv) {
    float share = smoothstep(0.0, 1.0, progress);
    float size = pow(1.0 + amount, share);
    vec2 near = centre + (uv - centre) / size;
    vec2 far = centre + (uv - centre) / (size / (1.0 + amount));
    return mix(getFromColor(mirrored(near)), getToColor(mirrored(far)), smoothstep(0.3, 0.7, progress));
}
