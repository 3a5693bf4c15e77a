#version 330 compatibility
uniform sampler2D uSigns;  // colours multiplied with alpha
in vec2 vPlace;
in vec4 vColour;
out vec4 oColour;

void main() { oColour = texture(uSigns, vPlace) * vColour; }
