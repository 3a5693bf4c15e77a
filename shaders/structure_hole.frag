#version 330 compatibility
// Only its depth counts: what was drawn behind it stays, and the ground does not come over it.
out vec4 oColour;

void main() { oColour = vec4(0.20, 0.15, 0.10, 1.0); }
