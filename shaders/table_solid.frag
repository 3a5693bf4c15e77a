#version 330 compatibility
in vec4 color;
void main() { gl_FragColor = color; }
