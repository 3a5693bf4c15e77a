#version 330 compatibility
// A part of the picture: the highlighter's ink over it.
in vec2 aCorner;  // clip coordinates
void main() { gl_Position = vec4(aCorner, 0.5, 1.0); }
