#version 330 compatibility
// Four colours of the highlighter: where they are is in the four channels of one picture, so that a stroke over itself is no darker.
uniform sampler2D uInkMask;
uniform vec4 uInkColours[4];  // colours multiplied with alpha
out vec4 oColour;

void main() {
    vec4 covered = texelFetch(uInkMask, ivec2(gl_FragCoord.xy), 0);
    vec4 ink = vec4(0.0);
    for (int i = 0; i < 4; ++i) {
        vec4 colour = uInkColours[i] * covered[i];
        ink = colour + ink * (1.0 - colour.a);
    }
    if (ink.a <= 0.0) discard;
    oColour = ink;
}
