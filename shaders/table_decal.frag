#version 330 compatibility
// Text and ornaments from a texture of coverage (kind 0), or rectangles with smooth edges (kind 1).
uniform sampler2D coverage;
in vec4 color;
in vec3 place;
void main() {
    vec2 perPixel = max(fwidth(place.xy), vec2(1e-9));
    float glyph = texture(coverage, place.xy).r;
    // How much of the pixel lies between the box's edges.
    vec2 inside = clamp(0.5 + (1.0 - place.xy) / perPixel, 0.0, 1.0) - clamp(0.5 - (1.0 + place.xy) / perPixel, 0.0, 1.0);
    float alpha = color.a * mix(glyph, inside.x * inside.y, step(0.5, place.z));
    if (alpha < 0.004) discard;
    gl_FragColor = vec4(color.rgb, alpha);
}
