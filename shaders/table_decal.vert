#version 330 compatibility
out vec4 color;
out vec3 place;
void main() {
    gl_Position = gl_ModelViewProjectionMatrix * gl_Vertex;
    color = gl_Color;
    place = gl_MultiTexCoord0.xyz;
}
