#version 330 compatibility
// Cut sides of one tile: see terrain.vert for the attributes.
in vec4 aPosition;
in vec4 aCentre;

uniform float uExaggeration;
uniform float uBase;
uniform vec2 uWall;
#ifdef SABAN_CUT
uniform vec4 uCut;  // plane in eye coordinates: what lies below it is taken away
#endif

out vec3 vTable;    // metres east and north of the scene's origin; true height of the ground above
out float vHeight;  // true height of this point

invariant gl_Position;  // the tops of the walls lie exactly on the surface's edge

void main() {
    float z = aPosition.w > 0.5 ? uBase - aCentre.z : aPosition.z * uExaggeration;
    vTable = vec3(aPosition.xy + aCentre.xy, aPosition.z + aCentre.w);
    vHeight = (aCentre.z + z) / uExaggeration + uWall.y;
#ifdef SABAN_CUT
    gl_ClipDistance[0] = dot(uCut, gl_ModelViewMatrix * vec4(aPosition.xy, z, 1.0));
#endif
    gl_Position = gl_ModelViewProjectionMatrix * vec4(aPosition.xy, z, 1.0);
}
