#version 330 compatibility
// The cut side of the block: a band of soil under the surface, then layers at the heights of the contour lines.
in vec3 vTable;      // true height of the ground above this point

in float vHeight;    // true height of this point

uniform vec2 uWall;     // thickness of the soil band (m), height of the scene's zero
uniform vec3 uSun;

#ifdef SABAN_SCALE
uniform vec3 uScale;    // on a cut face: heights between its lines (m), lines from one strong one to the next, where they begin (m)

// How much of a pixel a line at whole numbers of `value` covers; `halfWidth` in pixels.
float line(float value, float perPixel, float halfWidth) {
    float distance = abs(fract(value + 0.5) - 0.5) / max(perPixel, 1e-6);
    return clamp(halfWidth + 0.5 - distance, 0.0, 1.0);
}
#endif

out vec4 oColour;

void main() {
    float depth = vTable.z - vHeight;
    float band = vHeight / max(uWall.x * 3.0, 0.1);
    float layer = 0.5 + 0.5 * sin(band * 2.1) * sin(band * 0.83 + 1.7);
    vec3 rock = mix(vec3(0.46, 0.38, 0.30), vec3(0.55, 0.47, 0.38), layer);
    vec3 colour = mix(vec3(0.30, 0.22, 0.15), rock, smoothstep(uWall.x * 0.8, uWall.x * 1.2, depth));
    // Outward side from the screen: cheap, and the same for every side of the table.
    vec3 side = cross(dFdx(vec3(vTable.xy, vHeight)), dFdy(vec3(vTable.xy, vHeight)));
    vec3 normal = side / max(length(side), 1e-12);
    float light = 0.62 + 0.38 * abs(dot(normal.xy, normalize(uSun.xy + vec2(1e-4)))) ;
    colour *= light;
#ifdef SABAN_SCALE
    float steps = vHeight / uScale.x;
    float perPixel = fwidth(steps);
    float fine = line(steps, perPixel, 0.2) * 0.26 * clamp(1.5 - 4.0 * perPixel, 0.0, 1.0);
    float strong = line(steps / uScale.y, perPixel / uScale.y, 0.45) * 0.5;
    colour = mix(colour, vec3(0.97, 0.92, 0.82), max(fine, strong) * step(uScale.z / uScale.x - 0.5, steps));
#endif
    oColour = vec4(colour, 1.0);
}
