#version 330 compatibility
uniform sampler2D uSigns;  // colours multiplied with alpha
uniform float uSeen = 1.0;  // how much of them is to be seen
in vec2 vPlace;
in vec4 vColour;
out vec4 oColour;

void main() { oColour = texture(uSigns, vPlace) * vColour * uSeen; }
