#version 330 compatibility
// The least that can be done for a vertex: `saban bench --limit` compares the table with it.
in vec3 aPosition;
in vec2 aTexCoord;

uniform mat4 uToClip;

out vec2 vTexCoord;

void main() {
    vTexCoord = aTexCoord;
    gl_Position = uToClip * vec4(aPosition, 1.0);
}
