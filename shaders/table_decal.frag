#version 330 compatibility
// Text and ornaments from a texture of coverage (kind 0), or rectangles with smooth edges (kind 1).
uniform sampler2D coverage;
uniform float uSeen = 1.0;      // how much of it is to be seen
// Over a picture that was enlarged there is no depth to compare with: that of the smaller picture tells what is hidden.
uniform sampler2D uGroundDepth;
uniform vec4 uGroundAt = vec4(0.0);  // lower left corner of the large picture; pixels of the small one per pixel, 0: there is none
in vec4 color;
in vec3 place;
void main() {
    vec2 perPixel = max(fwidth(place.xy), vec2(1e-9));
    float glyph = texture(coverage, place.xy).r;
    // How much of the pixel lies between the box's edges.
    vec2 inside = clamp(0.5 + (1.0 - place.xy) / perPixel, 0.0, 1.0) - clamp(0.5 - (1.0 + place.xy) / perPixel, 0.0, 1.0);
    float alpha = color.a * uSeen * mix(glyph, inside.x * inside.y, step(0.5, place.z));
    float slope = fwidth(gl_FragCoord.z);
    if (uGroundAt.z > 0.0) {
        // It lies on what is behind it, whose depth is that of the middle of a larger pixel.
        float ground = texelFetch(uGroundDepth, ivec2((gl_FragCoord.xy - uGroundAt.xy) * uGroundAt.zw), 0).r;
        if (ground > gl_FragCoord.z * 1.002 + slope / min(uGroundAt.z, uGroundAt.w)) alpha = 0.0;
    }
    if (alpha < 0.004) discard;
    gl_FragColor = vec4(color.rgb, alpha);
}
