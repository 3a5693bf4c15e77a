#version 330 compatibility
// Soft shadow around the frame; `place.xy` counts from the table's middle, in units of the shadow's width.
uniform vec2 halfSize;
in vec4 color;
in vec3 place;
void main() {
    vec2 beyond = max(abs(place.xy) - halfSize, 0.0);
    float near = clamp(1.0 - length(beyond), 0.0, 1.0);
    gl_FragColor = vec4(color.rgb, color.a * near * near * near);
}
