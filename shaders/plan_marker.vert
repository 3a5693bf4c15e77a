#version 330 compatibility
// Signs of a plan: corners in clip coordinates, whole pixels.
uniform sampler2D uSigns;
in vec4 aCorner;  // x, y; texel of the picture, counted from its upper left
in vec4 aColour;  // colours multiplied with alpha
out vec2 vPlace;
out vec4 vColour;

void main() {
    vPlace = aCorner.zw / vec2(textureSize(uSigns, 0));
    vColour = aColour;
    gl_Position = vec4(aCorner.xy, 0.5, 1.0);
}
