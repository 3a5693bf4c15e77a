#version 330 compatibility
// Ribbons on the ground: pulled towards the eye, along the line of sight, over the errors of the terrain's mesh.
in vec4 aPosition;  // w: metres towards the eye
in vec4 aColour;
in vec4 aPlace;     // across and along from the head, half widths; half width in pixels; pattern
uniform vec4 uCut;  // plane in eye coordinates: what lies below it is taken away while the block is cut
out vec4 vColour;
out vec2 vPlace;
flat out float vPattern;
out float vHalfPx;

void main() {
    vec4 eye = gl_ModelViewMatrix * vec4(aPosition.xyz, 1.0);
    gl_ClipDistance[0] = dot(uCut, eye);
    if (gl_ProjectionMatrix[2][3] == 0.0) eye.z += aPosition.w;  // a map: lines of sight are parallel
    else eye.xyz *= max(1.0 - aPosition.w / length(eye.xyz), 0.5);
    vColour = aColour;
    vPlace = aPlace.xy;
    vHalfPx = aPlace.z;
    vPattern = aPlace.w;
    gl_Position = gl_ProjectionMatrix * eye;
}
