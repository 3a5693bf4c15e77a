#version 330 compatibility
in vec2 vPlace;
flat in vec4 vColour;
out vec4 oColour;

const float kDarkness = 0.65;

void main() {
    float r = length(vPlace);
    if (vColour.w < 0.0) {
        oColour = vec4(0.0, 0.0, 0.0, kDarkness * smoothstep(0.86, 1.0, r));
        return;
    }
    if (r >= 1.0) discard;
    // A white-hot middle, the colour around it, a dark rim so that it is seen on light ground, a halo.
    float core = (1.0 - smoothstep(0.20, 0.30, r)) * smoothstep(0.6, 0.9, vColour.w), dot_ = 1.0 - smoothstep(0.40, 0.48, r);
    float rim = (1.0 - smoothstep(0.48, 0.60, r)) * 0.55, halo = 0.55 * (1.0 - r) * (1.0 - r) * smoothstep(0.38, 0.52, r);
    vec3 colour = mix(vColour.rgb, vec3(1.0), 0.85 * core);
    vec4 spot = vec4(colour, 1.0) * dot_;
    vec4 around = vec4(vColour.rgb * halo * 2.0, halo) + vec4(vColour.rgb * 0.25, 1.0) * rim * (1.0 - halo);
    oColour = (spot + around * (1.0 - spot.a)) * vColour.w;
}
