#version 330 compatibility
// Nothing is there, as far as one sees: what lies in the hole is drawn afterwards.
out vec4 oColour;

void main() {
    oColour = vec4(0.20, 0.15, 0.10, 1.0);
    gl_FragDepth = 0.0;
}
