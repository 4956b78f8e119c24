// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Ripple
// Category: Style
// Description: The pictures dissolve under rings, as in water that a stone fell into.
// Opaque: yes
// Param: amplitude | Amplitude | of the height | 0..0.5 | How far the pictures are moved in the middle.
// Param: wavelength | Wavelength | of the height | 0.01..2 | From ring to ring.
// Param: rings | Rings |  | 0..50 | How many leave the centre meanwhile.
// Param: centre | Centre | of the frame | -1..2 | Where the stone fell, from the left and the bottom.
uniform float amplitude; // = 0.03
uniform float wavelength; // = 0.15
uniform float rings; // = 3.0
uniform vec2 centre; // = vec2(0.5, 0.5)
vec4 transition(vec2 uv) {
    vec2 frame = vec2(ratio, 1.0), arm = (uv - centre) * frame;
    float far = length(arm), force = 1.0 - abs(2.0 * progress - 1.0);
    float moved = amplitude * force * sin(6.28318530718 * (far / wavelength - rings * progress));
    vec2 p = uv + arm / max(far, 1e-5) * moved / frame;
    p = 1.0 - abs(mod(p, 2.0) - 1.0);
    return mix(getFromColor(p), getToColor(p), smoothstep(0.0, 1.0, progress));
}
