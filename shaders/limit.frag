#version 330 compatibility
// The least that can be done for a pixel: one texture.
in vec2 vTexCoord;

uniform sampler2D uColour;

out vec4 oColour;

void main() { oColour = texture(uColour, vTexCoord); }
