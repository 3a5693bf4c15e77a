#version 330 compatibility
void main() { gl_FragColor = vec4(1.0); }
