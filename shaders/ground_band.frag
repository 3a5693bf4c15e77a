#version 330 compatibility
in vec4 vColour;
in vec2 vPlace;
flat in float vPattern;
in float vHalfPx;
out vec4 oColour;  // multiplied with alpha

void main() {
    float across = abs(vPlace.x);
    if (vPattern > 0.5) {  // a ring: bright between dark edges
        float edge = (1.0 - across) * vHalfPx;
        float alpha = vColour.a * smoothstep(0.0, 1.0, edge);
        vec3 colour = mix(vec3(0.10, 0.08, 0.03), vColour.rgb, smoothstep(0.30 * vHalfPx, 0.30 * vHalfPx + 1.0, edge));
        oColour = vec4(colour * alpha, alpha);
        return;
    }
    // The outermost pixel and a half of a column is its pale edge.
    float edgePx = (1.0 - across) * vHalfPx;
    float inside = smoothstep(0.0, 1.0, edgePx);
    float core = smoothstep(1.0, 2.0, edgePx);
    float chevron = fract((vPlace.y - 0.9 * across) / 5.0);
    float blur = clamp(1.2 / max(vHalfPx * 5.0, 1.0), 0.01, 0.3);
    float light = smoothstep(0.0, blur, chevron) * (1.0 - smoothstep(0.36, 0.36 + blur, chevron));
    vec3 body = mix(vColour.rgb, vec3(1.0, 0.97, 0.9), mix(0.3, 0.62, smoothstep(2.5, 6.0, vHalfPx)) * light);
    vec3 colour = mix(vec3(1.0, 0.98, 0.93), body, core);
    float alpha = vColour.a * inside * mix(0.75, 0.95, core);
    oColour = vec4(colour * alpha, alpha);
}
