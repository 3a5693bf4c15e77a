#version 330 compatibility
// What lies on the screen itself: positions come in clip coordinates; depth 0 is the farthest there is.
out vec4 color;
out vec3 place;
void main() {
    gl_Position = vec4(gl_Vertex.xy, 0.0, 1.0);
    color = gl_Color;
    place = gl_MultiTexCoord0.xyz;
}
