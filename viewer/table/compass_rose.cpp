#include "viewer/table/compass_rose.h"

#include <cmath>
#include <numbers>

#include "geo/core/text.h"
#include "viewer/table/palette.h"

namespace saban::viewer {

namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kMainWaist = 0.20;
constexpr double kMinorTip = 0.52;
constexpr double kRingOuter = 0.70;
constexpr double kRingInner = 0.655;
constexpr double kLetterHeight = 0.36;
constexpr double kLetterGap = 0.10;
constexpr int kRingSteps = 72;

glm::dvec2 polar(double radius, double bearingRad) { return {radius * std::sin(bearingRad), radius * std::cos(bearingRad)}; }

using Triangles = GlyphAtlas::Triangles;

/// One half of a point of the rose: from its tip to the middle, on the side before (-1) or after (+1) its bearing.
void addHalf(Triangles& triangles, double tip, double bearingRad, int side) {
    triangles.insert(triangles.end(), {polar(tip, bearingRad), polar(kMainWaist, bearingRad + side * kPi / 4), {0.0, 0.0}});
}

Triangles halves(int side, bool north) {
    Triangles triangles;
    if (north) {
        addHalf(triangles, 1.0, 0.0, side);
        return triangles;
    }
    for (int i = 1; i < 4; ++i) addHalf(triangles, 1.0, i * kPi / 2, side);
    return triangles;
}

Triangles minorPoints(int side) {
    Triangles triangles;
    for (int i = 0; i < 4; ++i) {
        const double bearing = kPi / 4 + i * kPi / 2;
        triangles.insert(triangles.end(),
                         {polar(kMinorTip, bearing), polar(0.13, bearing + side * kPi / 4), polar(0.0, bearing)});
    }
    return triangles;
}

Triangles ring() {
    Triangles triangles;
    for (int i = 0; i < kRingSteps; ++i) {
        const double a = 2 * kPi * i / kRingSteps, b = 2 * kPi * (i + 1) / kRingSteps;
        triangles.insert(triangles.end(), {polar(kRingInner, a), polar(kRingOuter, a), polar(kRingOuter, b)});
        triangles.insert(triangles.end(), {polar(kRingInner, a), polar(kRingOuter, b), polar(kRingInner, b)});
    }
    return triangles;
}

}  // namespace

void addCompassRose(DecalMesh& mesh, GlyphAtlas& atlas, const Sheet& sheet, glm::dvec2 center, double radius, double northRad,
                    double stepM) {
    const auto draw = [&](int layer, const char* name, const Triangles& triangles, glm::vec4 color) {
        mesh.addShape(sheet.raisedBy(layer * stepM), center, radius, northRad, atlas.shape(name, triangles), color);
    };
    const double letterHeight = kLetterHeight * radius;
    // The letter stands upright for the reader, beyond the tip.
    mesh.addText(sheet, center + polar((1.0 + kLetterGap) * radius + letterHeight / 2, northRad) - glm::dvec2(0.0, letterHeight / 2),
                 text(SABAN_TR("viewer", "N")),
                 {.capHeight = letterHeight, .weight = FontWeight::Bold, .align = TextAlign::Centre, .color = palette::kIvory});
    draw(0, "rose ring", ring(), palette::kBrass);
    draw(1, "rose minor light", minorPoints(-1), palette::kBrass);
    draw(2, "rose minor dark", minorPoints(+1), palette::kShadedIvory);
    draw(3, "rose main light", halves(-1, false), palette::kIvory);
    draw(4, "rose main dark", halves(+1, false), palette::kShadedIvory);
    draw(5, "rose north light", halves(-1, true), palette::kNorthRed);
    draw(6, "rose north dark", halves(+1, true), palette::kShadedNorthRed);
}

}  // namespace saban::viewer
