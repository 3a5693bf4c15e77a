#version 330 compatibility
// Baked colour of the tile, contour lines and grid lines.
in vec2 vTexCoord;
in vec3 vTable;
flat in vec4 vTile;  // has holes, has a picture, reference height

uniform sampler2D uColour;
uniform sampler2D uHeight;
uniform vec2 uContour;  // interval (m; 0: none), 1 to draw over pictures
uniform vec4 uGrid;     // interval (m; 0: none), first line east and north of the scene's origin

out vec4 oColour;

// How much of a pixel a line at whole numbers of `value` covers; `halfWidth` in pixels.
float line(float value, float perPixel, float halfWidth) {
    float distance = abs(fract(value + 0.5) - 0.5) / max(perPixel, 1e-6);
    return clamp(halfWidth + 0.5 - distance, 0.0, 1.0);
}

void main() {
    vec4 colour = texture(uColour, vTexCoord);
    if (vTile.x > 0.5 && colour.a < 0.5) discard;

    if (uContour.x > 0.0 && (vTile.y < 0.5 || uContour.y > 0.5)) {
        float steps = (texture(uHeight, vTexCoord).r + vTile.z) / uContour.x;
        float perPixel = fwidth(steps);
        // Level ground has no contour, nor has the water line, where elevation data are noise around zero; ground too
        // steep for its lines shows only the index contours.
        if (perPixel > 1e-5 && perPixel < 1.0 && abs(steps) > 0.5) {
            float fade = clamp(1.5 - 4.0 * perPixel, 0.0, 1.0);
            float fine = line(steps, perPixel, 0.15) * 0.38 * fade;
            float index = line(steps / 5.0, perPixel / 5.0, 0.55) * 0.55 * clamp(1.5 - 1.2 * perPixel, 0.0, 1.0);
            colour.rgb = mix(colour.rgb, vec3(0.30, 0.19, 0.10), max(fine, index));
        }
    }
    if (uGrid.x > 0.0) {
        vec2 at = (vTable.xy - uGrid.yz) / uGrid.x;
        vec2 perPixel = fwidth(at);
        float grid = max(line(at.x, perPixel.x, 0.35), line(at.y, perPixel.y, 0.35));
        colour.rgb = mix(colour.rgb, vec3(0.10, 0.15, 0.25), grid * 0.45);
    }
    oColour = vec4(colour.rgb, 1.0);
}
