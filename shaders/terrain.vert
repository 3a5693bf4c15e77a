#version 330 compatibility
// Ground and cut sides of one tile. Positions are metres from the tile's centre; heights above the tile's reference height.
in vec4 aPosition;  // x east, y north, z height; w 1 at the foot of a cut side
in vec4 aCentre;    // tile centre in the scene (x, y, z exaggerated), reference height (m)
in vec4 aSpacing;   // texture units per metre in x and y; 1 with holes; 1 with a picture. Cut sides: all 0

uniform float uExaggeration;
uniform float uBase;  // scene height of the block's foot

out vec2 vTexCoord;
out vec3 vTable;    // metres east and north of the scene's origin; true height
flat out vec4 vTile;

void main() {
    float z = mix(aPosition.z * uExaggeration, uBase - aCentre.z, aPosition.w);
    vTexCoord = aPosition.xy * aSpacing.xy + 0.5;
    vTable = vec3(aPosition.xy + aCentre.xy, aPosition.z + aCentre.w);
    vTile = vec4(aSpacing.zw, aCentre.w, aPosition.w);
    gl_Position = gl_ModelViewProjectionMatrix * vec4(aPosition.xy, z, 1.0);
}
