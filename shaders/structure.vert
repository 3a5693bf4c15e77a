#version 330 compatibility
// Structures: flat faces, lit once for each vertex.
uniform mat4 osg_ViewMatrixInverse;
in vec3 aPosition;
in vec3 aNormal;
in vec4 aColour;
uniform vec3 uSun;
uniform vec4 uCut;              // plane in eye coordinates: what lies below it is taken away while the block is cut
uniform vec4 uOpen = vec4(0.0, 0.0, 0.0, 1.0);    // planes in the solid's own coordinates: what lies below them is taken away
uniform vec4 uRaised = vec4(0.0, 0.0, 0.0, 1.0);  // while their modes are on
uniform vec2 uPull = vec2(0.0);  // towards the eye: part of the distance, metres
uniform float uContrast = 1.0;  // of light and shade; less where many walls stand in the shade
flat out vec3 vColour;

void main() {
    // The same light as the ground gets: the open sky from above, the sun from its side; level faces keep their colour.
    vec3 normal = normalize(mat3(osg_ViewMatrixInverse) * gl_NormalMatrix * aNormal);
    float sky = 0.5 + 0.5 * normal.z;
    float light = 0.42 * sky + 0.58 * max(dot(normal, uSun), 0.0) / max(uSun.z, 0.2);
    vColour = aColour.rgb * mix(1.0, clamp(light, 0.42, 1.25), uContrast);
    vec4 eye = gl_ModelViewMatrix * vec4(aPosition, 1.0);
    gl_ClipDistance[0] = dot(uCut, eye);
    gl_ClipDistance[1] = dot(uOpen, vec4(aPosition, 1.0));
    gl_ClipDistance[2] = dot(uRaised, vec4(aPosition, 1.0));
    // On a map lines of sight are parallel, and the eye is as far away as half the picture's height tells.
    if (gl_ProjectionMatrix[2][3] == 0.0) eye.z += uPull.x * 2.4 / gl_ProjectionMatrix[1][1] + uPull.y;
    else eye.xyz *= max(1.0 - uPull.x - uPull.y / length(eye.xyz), 0.5);
    gl_Position = gl_ProjectionMatrix * eye;
}
