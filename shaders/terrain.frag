#version 330 compatibility
// The colour baked for the tile: one texture tap, because every fragment costs on a machine without a graphics card.
// SABAN_HOLES: the tile has holes. SABAN_CONTOURS: lines of equal height are drawn on it. SABAN_GRID: so are grid lines.
// SABAN_GRID_CURVED: those of another CRS, whose coordinates are polynomials on the tile; SABAN_GRID_BORDER: of two zones.
// SABAN_MORPH: it comes in over a coarser tile, bit by bit.
in vec2 vTexCoord;
uniform sampler2D uColour;
out vec4 oColour;

#ifdef SABAN_CONTOURS
flat in float vReference;
uniform sampler2D uHeight;
uniform float uContour;  // interval (m)
#endif
#ifdef SABAN_GRID
flat in vec4 vGrid;
#endif

#ifdef SABAN_GRID_CURVED
// Two coordinates as polynomials of 1, x; y, x²; xy, y² from the tile's middle; in intervals, less whole numbers of strong lines.
uniform vec4 uGridA, uGridB, uGridC;
uniform float uGridStrong;                    // intervals from one strong line to the next
#ifdef SABAN_GRID_BORDER
uniform vec4 uBeyondA, uBeyondB, uBeyondC;    // where the border's polynomial is positive
uniform vec4 uBorderA, uBorderB, uBorderC;    // in its first coordinate
#endif
#endif

#ifdef SABAN_MORPH
in vec2 vFromCoord;
flat in float vLeft;
uniform sampler2D uFrom;
#endif

#if defined(SABAN_CONTOURS) || defined(SABAN_GRID) || defined(SABAN_GRID_CURVED)
// How much of a pixel a line at whole numbers of `value` covers; `halfWidth` in pixels.
float line(float value, float perPixel, float halfWidth) {
    float distance = abs(fract(value + 0.5) - 0.5) / max(perPixel, 1e-6);
    return clamp(halfWidth + 0.5 - distance, 0.0, 1.0);
}
#endif

#ifdef SABAN_GRID_CURVED
vec2 polynomial(vec4 a, vec4 b, vec4 c, vec2 p) {
    return a.xy + p.x * (a.zw + b.zw * p.x + c.xy * p.y) + p.y * (b.xy + c.zw * p.y);
}

// Strength of the lines at a place of the grid. Where lines crowd, the strong ones alone stay.
float gridAt(vec2 at, vec2 across) {
    vec2 fine = vec2(line(at.x, across.x, 0.35), line(at.y, across.y, 0.35)) * clamp(1.5 - 4.0 * across, 0.0, 1.0) * 0.45;
    vec2 strong = vec2(line(at.x / uGridStrong, across.x / uGridStrong, 0.8), line(at.y / uGridStrong, across.y / uGridStrong, 0.8)) *
                  clamp(1.5 - 4.0 * across / uGridStrong, 0.0, 1.0) * 0.55;
    return max(max(fine.x, fine.y), max(strong.x, strong.y));
}
#endif

void main() {
    vec4 colour = texture(uColour, vTexCoord);
#ifdef SABAN_HOLES
    if (colour.a < 0.5) discard;
#endif
#ifdef SABAN_MORPH
    vec4 before = texture(uFrom, vFromCoord);
    colour.rgb = mix(colour.rgb, before.rgb, before.a < 0.5 ? 0.0 : vLeft);
#endif
#ifdef SABAN_CONTOURS
    float steps = (texture(uHeight, vTexCoord).r + vReference) / uContour;
    float perPixel = fwidth(steps);
    // Level ground has no contour, nor has the water line, where elevation data are noise around zero; ground too
    // steep for its lines shows only the index contours.
    float hasLines = step(1e-5, perPixel) * (1.0 - step(1.0, perPixel)) * step(0.5, abs(steps));
    float fine = line(steps, perPixel, 0.15) * 0.38 * clamp(1.5 - 4.0 * perPixel, 0.0, 1.0);
    float index = line(steps / 5.0, perPixel / 5.0, 0.55) * 0.55 * clamp(1.5 - 1.2 * perPixel, 0.0, 1.0);
    colour.rgb = mix(colour.rgb, vec3(0.30, 0.19, 0.10), max(fine, index) * hasLines);
#endif
#ifdef SABAN_GRID
    vec2 at = vTexCoord * vGrid.xy + vGrid.zw;
    vec2 across = fwidth(at);
    float grid = max(line(at.x, across.x, 0.35), line(at.y, across.y, 0.35));
    colour.rgb = mix(colour.rgb, vec3(0.10, 0.15, 0.25), grid * 0.45);
#endif
#ifdef SABAN_GRID_CURVED
    vec2 fromMiddle = vTexCoord - 0.5;
    vec2 here = polynomial(uGridA, uGridB, uGridC, fromMiddle);
    float curved = gridAt(here, fwidth(here));
#ifdef SABAN_GRID_BORDER
    vec2 beyond = polynomial(uBeyondA, uBeyondB, uBeyondC, fromMiddle);
    float curvedBeyond = gridAt(beyond, fwidth(beyond));
    float border = polynomial(uBorderA, uBorderB, uBorderC, fromMiddle).x;
    float borderLine = clamp(2.0 - abs(border) / max(fwidth(border), 1e-12), 0.0, 1.0) * 0.75;
    curved = max(border > 0.0 ? curvedBeyond : curved, borderLine);
#endif
    colour.rgb = mix(colour.rgb, vec3(0.10, 0.15, 0.25), curved);
#endif
    oColour = colour;
}
