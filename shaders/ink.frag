#version 330 compatibility
// The pixel is a place of the ground: as far as that is within the stroke, it is ink. So ink lies on the ground exactly as it is drawn, and hills hide it.
uniform sampler2D uInkDepth;  // of the ground; 0: nothing
uniform float uPixelAngle;
uniform float uLeastPx;
uniform float uGrowPx;
uniform vec4 uCut;            // plane in eye coordinates: what lies below it is taken away

flat in vec3 vFrom;
flat in vec3 vWay;
flat in vec3 vUp;
flat in vec4 vShape;
flat in vec4 vColour;
in vec3 vEye;
out vec4 oColour;

void main() {
    float depth = texelFetch(uInkDepth, ivec2(gl_FragCoord.xy), 0).r;
    // Depth is the third part by the fourth; on a map the fourth is 1 and the lines of sight are parallel.
    bool isMap = gl_ProjectionMatrix[2][3] == 0.0;
    float awayM = (gl_ProjectionMatrix[3][2] - max(depth, 1e-12) * gl_ProjectionMatrix[3][3]) / (isMap ? gl_ProjectionMatrix[2][2] : max(depth, 1e-12));
    vec3 at = isMap ? vec3(vEye.xy, -awayM) : vEye / -vEye.z * awayM;
    vec3 q = at - vFrom;
    float up = dot(q, vUp);
    bool isOnSolid = vShape.w < 0.0;
    // On the ground distances are level ones; on walls and roofs they are those in space.
    vec3 way = isOnSolid ? vWay + vUp * vShape.z : vWay;
    vec3 level = isOnSolid ? q : q - vUp * up;
    float length2 = dot(way, way);
    float t = length2 > 0.0 ? clamp(dot(level, way) / length2, 0.0, 1.0) : 0.0;
    vec3 away = level - way * t;
    float d = length(away);

    // How much of that distance a pixel is. Where the ground breaks off behind a ridge, the difference between pixels tells nothing.
    float levelWay2 = dot(vWay, vWay);
    vec3 aside = d > 1e-6 ? away / d : (levelWay2 > 0.0 ? normalize(cross(vUp, vWay)) : vec3(1.0, 0.0, 0.0));
    float pixelM = isMap ? uPixelAngle : uPixelAngle * awayM;
    float spanM = clamp(length(vec2(dot(dFdx(at), aside), dot(dFdy(at), aside))), 0.5 * pixelM, 5.0 * pixelM);

    float reach = max(mix(vShape.x, vShape.y, t), uLeastPx * spanM) + uGrowPx * spanM;
    float covered = clamp((reach - d) / spanM + 0.5, 0.0, 1.0);
    bool isCutFace = dot(uCut.xyz, uCut.xyz) > 0.0 && dot(uCut, vec4(at, 1.0)) < 1.5 * pixelM;
    if (depth <= 0.0 || covered <= 0.0 || isCutFace || (!isOnSolid && abs(up - vShape.z * t) > vShape.w)) discard;
    oColour = vColour * covered;
}
