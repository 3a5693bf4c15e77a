#version 330 compatibility
// Signs of a plan: corners in clip coordinates, whole pixels.
in vec4 aCorner;  // x, y; u, v
in vec4 aColour;  // colours multiplied with alpha
out vec2 vPlace;
out vec4 vColour;

void main() {
    vPlace = aCorner.zw;
    vColour = aColour;
    gl_Position = vec4(aCorner.xy, 0.5, 1.0);
}
