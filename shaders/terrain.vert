#version 330 compatibility
// Ground and skirts of one tile. Positions are metres from the tile's centre; heights above the tile's reference height.
// With SABAN_CONTOURS and SABAN_GRID the fragment shader draws lines and wants to know where they are. SABAN_CUT: a plane crosses the tile.
in vec4 aPosition;  // x east, y north, z height; w 1 at the foot of a skirt
in vec4 aSpacing;   // texture units per metre in x and y; reference height (m); how much is left of what was here before
in vec4 aSkirt;     // depth of the skirts (m) in x
in vec4 aGrid;      // grid intervals per texture unit in x and y; intervals from a grid line to texture coordinate 0

#ifdef SABAN_MORPH
in float aFrom;     // how much higher the surface was that this one replaces (m)
in vec4 aFromArea;  // that one's texture units per unit of this one in x and y; its coordinate where this one's is 0
#endif

uniform float uExaggeration;
#ifdef SABAN_CUT
uniform vec4 uCut;          // plane in eye coordinates: what lies below it is taken away
#endif

out vec2 vTexCoord;
#ifdef SABAN_CONTOURS
flat out float vReference;
#endif
#ifdef SABAN_GRID
flat out vec4 vGrid;
#endif
#ifdef SABAN_MORPH
out vec2 vFromCoord;
flat out float vLeft;
#endif

invariant gl_Position;  // the tops of the walls lie exactly on the surface's edge

void main() {
    vTexCoord = aPosition.xy * aSpacing.xy + 0.5;
#ifdef SABAN_CONTOURS
    vReference = aSpacing.z;
#endif
#ifdef SABAN_GRID
    vGrid = aGrid;
#endif
    float z = (aPosition.z - aPosition.w * aSkirt.x) * uExaggeration;
#ifdef SABAN_MORPH
    vFromCoord = vTexCoord * aFromArea.xy + aFromArea.zw;
    vLeft = aSpacing.w;
    z += aFrom * aSpacing.w * uExaggeration;
#endif
#ifdef SABAN_CUT
    gl_ClipDistance[0] = dot(uCut, gl_ModelViewMatrix * vec4(aPosition.xy, z, 1.0));
#endif
    gl_Position = gl_ModelViewProjectionMatrix * vec4(aPosition.xy, z, 1.0);
}
