#version 330 compatibility
// A spot of light on the picture, or all around one.
in vec4 aCorner;  // clip coordinates; place in the spot, whose radius is 1
in vec4 aColour;  // without alpha in it; w: how strong, 0 to 1, of a laser's dot; -1: everything around is darkened
out vec2 vPlace;
flat out vec4 vColour;

void main() {
    vPlace = aCorner.zw;
    vColour = aColour;
    gl_Position = vec4(aCorner.xy, 0.5, 1.0);
}
