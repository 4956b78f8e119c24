// Author: KijkoCut
// License: GPL-3.0-or-later
// Label: Page turn
// Category: Motion
// Description: The picture is turned over like a page and uncovers the next.
// Param: angle | Angle | deg | -360..360 | Where the page is drawn to: 180 left, 200 left and a little up.
// Param: radius | Radius | of the height | 0.01..1 | Of the roll.
// Param: paper | Paper |  |  | Colour of the back, through which the picture shines.
// Param: shadow | Shadow |  | 0..1 | How dark the roll's shadow is.
uniform float angle; // = 200.0
uniform float radius; // = 0.12
uniform vec3 paper; // = vec3(0.95, 0.95, 0.93)
uniform float shadow; // = 0.4
const float PI = 3.14159265;

// The page lies flat up to a line that moves over it, and is rolled there around a cylinder of `radius`; what is
// longer than half its girth lies flat again, upside down above the page.
vec3 page(float along, float across, vec2 to, vec2 sideways) {
    vec2 p = (along * to + across * sideways) / vec2(ratio, 1.0) + 0.5;
    vec2 covered = clamp(min(p, 1.0 - p) / clamp(fwidth(p), 1e-6, 0.1) + 0.5, 0.0, 1.0);
    return vec3(p, covered.x * covered.y);
}
vec4 transition(vec2 uv) {
    if (progress <= 0.0) return getFromColor(uv);
    if (progress >= 1.0) return getToColor(uv);
    vec2 from = -vec2(cos(radians(angle)), -sin(radians(angle))), sideways = vec2(-from.y, from.x);
    vec2 p = (uv - 0.5) * vec2(ratio, 1.0);
    float reach = 0.5 * (ratio * abs(from.x) + abs(from.y));
    float line = mix(reach, -reach - radius, progress);
    float s = dot(p, from) - line, across = dot(p, sideways);
    float bend = asin(clamp(s / radius, -1.0, 1.0));
    vec3 front = page(line + (s > 0.0 ? radius * bend : s), across, from, sideways);
    vec3 back = page(line + (s > 0.0 ? radius * (PI - bend) : radius * PI - s), across, from, sideways);
    float roll = clamp((radius - s) / fwidth(s) + 0.5, 0.0, 1.0);
    float light = s > 0.0 ? mix(1.0 - shadow, 1.0, sqrt(max(1.0 - s * s / (radius * radius), 0.0))) : 1.0;
    float force = smoothstep(0.0, 0.1, progress) * smoothstep(1.0, 0.9, progress);
    vec4 c = getToColor(uv), turned = getFromColor(front.xy), over = getFromColor(back.xy);
    c.rgb *= 1.0 - shadow * force * clamp(2.0 - s / radius, 0.0, 1.0);
    // Where the page is transparent, the next picture comes in with the first tenth of the way.
    vec4 seen = vec4(turned.rgb * light, turned.a) + c * (1.0 - turned.a) * smoothstep(0.0, 0.1, progress);
    c = mix(c, seen, front.z * roll);
    vec4 sheet = vec4(mix(over.rgb, paper * over.a, 0.8) * light, over.a);
    return mix(c, sheet + c * (1.0 - over.a), back.z * roll);
}
