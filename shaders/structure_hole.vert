#version 330 compatibility
// Where the ground is open: over the terrain, as far as nothing hides it.
uniform vec4 uCut;
uniform vec4 uOpen = vec4(0.0, 0.0, 0.0, 1.0);
uniform vec4 uRaised = vec4(0.0, 0.0, 0.0, 1.0);
uniform vec2 uPull;  // towards the eye: part of the distance, metres
in vec3 aPosition;

void main() {
    vec4 eye = gl_ModelViewMatrix * vec4(aPosition, 1.0);
    gl_ClipDistance[0] = dot(uCut, eye);
    gl_ClipDistance[1] = dot(uOpen, vec4(aPosition, 1.0));
    gl_ClipDistance[2] = dot(uRaised, vec4(aPosition, 1.0));
    eye.xyz *= max(1.0 - uPull.x - uPull.y / length(eye.xyz), 0.5);
    gl_Position = gl_ProjectionMatrix * eye;
}
