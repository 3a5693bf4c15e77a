#version 330 compatibility
// Ground and skirts of one tile. Positions are metres from the tile's centre; heights above the tile's reference height.
// With SABAN_CONTOURS and SABAN_GRID the fragment shader draws lines and wants to know where they are.
in vec4 aPosition;  // x east, y north, z height
in vec4 aSpacing;   // texture units per metre in x and y; reference height (m)
in vec4 aGrid;      // grid intervals per texture unit in x and y; intervals from a grid line to texture coordinate 0

uniform float uExaggeration;

out vec2 vTexCoord;
#ifdef SABAN_CONTOURS
flat out float vReference;
#endif
#ifdef SABAN_GRID
flat out vec4 vGrid;
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
    float z = aPosition.z * uExaggeration;
    gl_Position = gl_ModelViewProjectionMatrix * vec4(aPosition.xy, z, 1.0);
}
