#version 330 compatibility
// One piece of a stroke on the ground: a box around it, whose far sides are drawn. Which of its pixels are ink, the fragment shader finds out.
in vec3 aFrom;    // ends: metres from the stroke's first point, heights without exaggeration
in vec3 aTo;
in vec4 aShape;   // half the width at both ends (m); how far the ground may be off the way between them (m), below 0: the piece is on what stands on the ground; corner of the box, 0 to 7
in vec4 aColour;  // colours multiplied with alpha

uniform float uInkExaggeration;
uniform float uPixelAngle;  // what a pixel covers across the view, one metre away; on a map, wherever it is
uniform float uLeastPx;     // half of the least width
uniform float uGrowPx;      // the casing reaches so far beyond the stroke; 0: the stroke itself

flat out vec3 vFrom;   // all of it in eye coordinates
flat out vec3 vWay;    // to the other end, level
flat out vec3 vUp;
flat out vec4 vShape;  // half the widths; rise to the other end; how far off, below 0: as far as it is wide, in any direction
flat out vec4 vColour;
out vec3 vEye;

void main() {
    vec3 from = vec3(aFrom.xy, aFrom.z * uInkExaggeration), to = vec3(aTo.xy, aTo.z * uInkExaggeration);
    vec2 way = to.xy - from.xy;
    float awayM = max(length((gl_ModelViewMatrix * vec4(from, 1.0)).xyz), length((gl_ModelViewMatrix * vec4(to, 1.0)).xyz));
    float pixelM = uPixelAngle * mix(1.0, awayM, -gl_ProjectionMatrix[2][3]);
    // On ground that is seen at a flat angle, a pixel covers several times as much.
    float reach = max(max(aShape.x, aShape.y), 5.0 * uLeastPx * pixelM) + (5.0 * uGrowPx + 2.0) * pixelM;
    bool isOnSolid = aShape.z < 0.0;
    float off = isOnSolid ? reach : (aShape.z + 0.6 * reach) * uInkExaggeration + 6.0 * pixelM;

    vec2 along = dot(way, way) > 0.0 ? normalize(way) : vec2(1.0, 0.0);
    int corner = int(aShape.w + 0.5);
    vec3 at = (corner & 1) == 0 ? from - vec3(along * reach, 0.0) : to + vec3(along * reach, 0.0);
    at.xy += vec2(-along.y, along.x) * ((corner & 2) == 0 ? -reach : reach);
    if (isOnSolid) at.z = (corner & 4) == 0 ? min(from.z, to.z) : max(from.z, to.z);
    at.z += (corner & 4) == 0 ? -off : off;

    vFrom = (gl_ModelViewMatrix * vec4(from, 1.0)).xyz;
    vWay = mat3(gl_ModelViewMatrix) * vec3(way, 0.0);
    vUp = mat3(gl_ModelViewMatrix) * vec3(0.0, 0.0, 1.0);
    vShape = vec4(aShape.xy, to.z - from.z, isOnSolid ? -1.0 : off);
    // The casing stands out from the stroke: light around dark colours, dark around light ones.
    float light = dot(aColour.rgb, vec3(0.30, 0.59, 0.11));
    vColour = uGrowPx > 0.0 ? vec4(light > 0.55 * aColour.a ? vec3(0.11, 0.10, 0.08) : vec3(1.0, 0.98, 0.94), 1.0) * aColour.a : aColour;
    vec4 eye = gl_ModelViewMatrix * vec4(at, 1.0);
    vEye = eye.xyz;
    gl_Position = gl_ProjectionMatrix * eye;
}
