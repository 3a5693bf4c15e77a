#include "viewer/table/frame_writing.h"

#include <algorithm>
#include <cmath>

#include "geo/core/text.h"
#include "viewer/table/compass_rose.h"
#include "viewer/table/grid_labels.h"
#include "viewer/table/palette.h"

namespace saban::viewer {

namespace {

// All in units of the table's size; `v` counts down the sloping face from its upper edge.
constexpr double kTickWidth = 0.0016;
constexpr double kTickLength = 0.011;
constexpr double kLabelHeight = 0.0270;
constexpr double kLabelBaseline = -0.0445;
constexpr double kSmallFigure = 0.58;     // of the label's height
constexpr double kWidestLabel = 0.80;     // of the grid's interval
constexpr double kAxisHeight = 0.0150;
constexpr double kInlay = -0.0565;        // the brass line between coordinates and legend
constexpr double kInlayWidth = 0.0014;
constexpr double kTitleHeight = 0.0240;
constexpr double kTitleBaseline = -0.0930;
constexpr double kFactsHeight = 0.0142;
constexpr double kFactsBaseline = -0.1245;
constexpr double kRoseRadius = 0.0345;
constexpr double kRoseMiddle = -0.1010;
constexpr double kRoseInset = 0.0300;     // of its middle from the block's eastern edge
constexpr double kBarHeight = 0.0062;
constexpr double kBarLength = 0.26;       // of the block's southern side, at most
constexpr double kBarTop = -0.1182;
constexpr double kBarNumberHeight = 0.0125;
constexpr double kColumnGap = 0.026;

struct LegendColumns {
    double left, barLeft, barRight, right;
    double roseMiddle;
};

LegendColumns columnsOf(const FrameLayout& layout) {
    const double u = layout.unitM, width = layout.lengthM(Side::South);
    LegendColumns columns{};
    columns.roseMiddle = width - kRoseInset * u;
    columns.right = columns.roseMiddle - (kRoseRadius + kColumnGap) * u;
    const double barLimit = std::min(kBarLength * width, 0.6 * u);
    columns.barRight = columns.right - 0.025 * u;
    columns.barLeft = columns.barRight - scaleBarBelow(barLimit).lengthM;
    columns.left = 0.0;
    return columns;
}

/// The cap height at which a text is no wider than `widthM`, at most `heightM`.
double fittedHeight(GlyphAtlas& atlas, const std::string& text, FontWeight weight, double heightM, double widthM) {
    const double width = atlas.widthOf(text, weight) * heightM;
    return width > widthM ? heightM * widthM / width : heightM;
}

/// One coordinate, centred on `x`. Small figures stand on the base line beside the large ones.
void writeGridLabel(DecalMesh& mesh, GlyphAtlas& atlas, const Sheet& sheet, glm::dvec2 at, const GridLabel& label, double height) {
    const double small = height * kSmallFigure, gap = height * 0.10;
    const double prefix = label.prefix.empty() ? 0.0 : atlas.widthOf(label.prefix, FontWeight::Bold) * small + gap;
    const double principal = atlas.widthOf(label.principal, FontWeight::Bold) * height;
    const double suffix = label.suffix.empty() ? 0.0 : atlas.widthOf(label.suffix, FontWeight::Bold) * small + gap;
    glm::dvec2 pen{at.x - (prefix + principal + suffix) / 2, at.y};
    mesh.addText(sheet, pen, label.prefix, {.capHeight = small, .weight = FontWeight::Bold, .color = palette::kSoftIvory});
    pen.x += prefix;
    mesh.addText(sheet, pen, label.principal, {.capHeight = height, .weight = FontWeight::Bold, .color = palette::kIvory});
    pen.x += principal + (label.suffix.empty() ? 0.0 : gap);
    mesh.addText(sheet, pen, label.suffix, {.capHeight = small, .weight = FontWeight::Bold, .color = palette::kSoftIvory});
}

void writeScaleBar(DecalMesh& mesh, const FrameLayout& layout, const Sheet& sheet) {
    const double u = layout.unitM;
    const LegendColumns columns = columnsOf(layout);
    const ScaleBar bar = scaleBarBelow((columns.barRight - columns.barLeft) * (1.0 + 1e-9));
    const double top = kBarTop * u, bottom = top - kBarHeight * u, rim = 0.0011 * u;
    mesh.addBox(sheet, {columns.barLeft - rim, bottom - rim}, {columns.barLeft + bar.lengthM + rim, top + rim}, palette::kIvory);
    for (int i = 0; i <= bar.divisions; ++i) {
        const double from = columns.barLeft + bar.lengthM * i / bar.divisions;
        if (i < bar.divisions && i % 2 == 0)
            mesh.addBox(sheet, {from, bottom}, {from + bar.lengthM / bar.divisions, top}, palette::kInk);
        const std::string& label = bar.labels[static_cast<std::size_t>(i)];
        mesh.addText(sheet, {from, top + 0.0058 * u}, label,
                     {.capHeight = kBarNumberHeight * u, .weight = FontWeight::Bold, .align = TextAlign::Centre, .color = palette::kIvory});
    }
}

}  // namespace

double gridLabelHeightM(const FrameLayout& layout, double gridIntervalM) {
    // Seven figures of a label, some of them small, are about 4 cap heights wide.
    const double widest = gridIntervalM < 1000.0 ? 4.6 : 3.2;
    return std::min(kLabelHeight * layout.unitM, kWidestLabel * gridIntervalM / widest);
}

void writeGridEdges(DecalMesh& mesh, GlyphAtlas& atlas, const FrameLayout& layout, const FrameWriting& writing) {
    if (writing.gridIntervalM <= 0.0) return;
    const double u = layout.unitM;
    const geo::Bounds& b = writing.bounds;
    const double height = gridLabelHeightM(layout, writing.gridIntervalM);
    // Smaller figures stay in the middle of their band.
    const double baseline = kLabelBaseline * u + (kLabelHeight * u - height) / 2;
    for (const Side side : kSides) {
        const bool isNorthing = side == Side::West || side == Side::East;
        const Sheet face = layout.face(side);
        const auto lines = isNorthing ? gridLinesBetween(b.minN, b.maxN, writing.gridIntervalM)
                                      : gridLinesBetween(b.minE, b.maxE, writing.gridIntervalM);
        const auto placeOf = [&](double value) {
            switch (side) {
                case Side::South: return value - b.minE;
                case Side::West: return b.maxN - value;
                case Side::North: return b.maxE - value;
                case Side::East: break;
            }
            return value - b.minN;
        };
        for (const double value : lines) {
            const double x = placeOf(value), half = kTickWidth * u / 2;
            mesh.addBox(layout.lip(side), {x - half, 0.0}, {x + half, layout.lipM}, palette::kIvory);
            mesh.addBox(face, {x - half, -kTickLength * u}, {x + half, 0.0}, palette::kIvory);
            writeGridLabel(mesh, atlas, face, {x, baseline}, gridLabelOf(value, writing.gridIntervalM), height);
        }
        if (lines.size() < 2) continue;
        const std::size_t middle = (lines.size() - 1) / 2;
        const std::string unit = writing.gridIntervalM < 1000.0 ? " m" : " km";
        const double axisHeight = std::min(kAxisHeight * u, height * 0.7);
        mesh.addText(face, {(placeOf(lines[middle]) + placeOf(lines[middle + 1])) / 2, baseline + (height - axisHeight) / 2},
                     (isNorthing ? "X" : "Y") + unit,
                     {.capHeight = axisHeight, .weight = FontWeight::Bold, .align = TextAlign::Centre, .color = palette::kBrass});
    }
}

void writeLegend(DecalMesh& mesh, GlyphAtlas& atlas, const FrameLayout& layout, const FrameWriting& writing) {
    const double u = layout.unitM;
    const Sheet sheet = layout.face(Side::South);
    const LegendColumns columns = columnsOf(layout);
    mesh.addBox(sheet, {0.0, (kInlay - kInlayWidth) * u}, {layout.lengthM(Side::South), kInlay * u}, palette::kBrass);

    const double titleHeight = fittedHeight(atlas, writing.title, FontWeight::Bold, kTitleHeight * u, columns.right - columns.left);
    mesh.addText(sheet, {columns.left, kTitleBaseline * u}, writing.title,
                 {.capHeight = titleHeight, .weight = FontWeight::Bold, .color = palette::kIvory});
    const double factsHeight = fittedHeight(atlas, writing.facts, FontWeight::Regular, kFactsHeight * u,
                                            columns.barLeft - columns.left - kColumnGap * u);
    mesh.addText(sheet, {columns.left, kFactsBaseline * u}, writing.facts,
                 {.capHeight = factsHeight, .weight = FontWeight::Regular, .color = palette::kSoftIvory});

    writeScaleBar(mesh, layout, sheet);

    addCompassRose(mesh, atlas, sheet, {columns.roseMiddle, kRoseMiddle * u}, kRoseRadius * u, 0.0);
}

glm::dvec3 scaleBarPlace(const FrameLayout& layout) {
    const LegendColumns columns = columnsOf(layout);
    return layout.face(Side::South).at({(columns.barLeft + columns.barRight) / 2, kBarTop * layout.unitM});
}

glm::dvec3 compassRosePlace(const FrameLayout& layout) {
    return layout.face(Side::South).at({columnsOf(layout).roseMiddle, kRoseMiddle * layout.unitM});
}

}  // namespace saban::viewer
