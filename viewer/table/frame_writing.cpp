#include "viewer/table/frame_writing.h"

#include <algorithm>
#include <cmath>
#include <vector>

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
constexpr double kLabelBaseline = -0.0480;
constexpr double kSmallFigure = 0.58;     // of the label's height
constexpr double kFigureGap = 0.10;        // of the label's height, between large and small
constexpr double kWidestLabel = 0.62;     // of the grid's interval
constexpr double kAxisHeight = 0.56;      // of the label's height
constexpr double kInlay = -0.0600;        // the brass line between coordinates and legend
constexpr double kInlayWidth = 0.0014;
constexpr double kTitleHeight = 0.0240;
constexpr double kTitleBaseline = -0.0965;
constexpr double kFactsHeight = 0.0142;
constexpr double kFactsBaseline = -0.1345;
constexpr double kRoseRadius = 0.0300;
constexpr double kRoseMiddle = -0.1135;
constexpr double kRoseInset = 0.0300;     // of its middle from the block's eastern edge
constexpr double kBarHeight = 0.0062;
constexpr double kBarLength = 0.26;       // of the block's southern side, at most
constexpr double kBarUnitRoom = 0.030;    // right of the bar, for half a number and the unit
constexpr double kBarTop = -0.1285;
constexpr double kBarNumberHeight = 0.0125;
constexpr double kColumnGap = 0.026;
constexpr double kLayer = 0.25;           // of the writing's lift: from layer to layer

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
    columns.barRight = columns.right - kBarUnitRoom * u;
    columns.barLeft = columns.barRight - scaleBarBelow(barLimit).lengthM;
    columns.left = 0.0;
    return columns;
}

/// The cap height at which a text is no wider than `widthM`, at most `heightM`.
double fittedHeight(GlyphAtlas& atlas, const std::string& text, FontWeight weight, double heightM, double widthM) {
    const double width = atlas.widthOf(text, weight) * heightM;
    return width > widthM ? heightM * widthM / width : heightM;
}

double widthOfGridLabel(GlyphAtlas& atlas, const GridLabel& label, double height) {
    const double small = height * kSmallFigure, gap = height * kFigureGap;
    double width = atlas.widthOf(label.principal, FontWeight::Bold) * height;
    for (const std::string& figures : {label.prefix, label.suffix})
        if (!figures.empty()) width += atlas.widthOf(figures, FontWeight::Bold) * small + gap;
    return width;
}

/// One coordinate, centred on `at.x` as far as it stays between 0 and `lengthM`. Small figures stand on the base line
/// beside the large ones.
void writeGridLabel(DecalMesh& mesh, GlyphAtlas& atlas, const Sheet& sheet, glm::dvec2 at, const GridLabel& label, double height,
                    double lengthM) {
    const double gap = height * kFigureGap, width = widthOfGridLabel(atlas, label, height);
    const TextStyle large{.capHeight = height, .weight = FontWeight::Bold, .color = palette::kIvory};
    const TextStyle small{.capHeight = height * kSmallFigure, .weight = FontWeight::Bold, .color = palette::kSoftIvory};
    glm::dvec2 pen{std::max(0.0, std::min(at.x - width / 2, lengthM - width)), at.y};
    if (!label.prefix.empty()) pen.x += mesh.addText(sheet, pen, label.prefix, small) + gap;
    pen.x += mesh.addText(sheet, pen, label.principal, large) + gap;
    mesh.addText(sheet, pen, label.suffix, small);
}

void writeScaleBar(DecalMesh& mesh, GlyphAtlas& atlas, const FrameLayout& layout, const Sheet& sheet) {
    const double u = layout.unitM;
    const LegendColumns columns = columnsOf(layout);
    const ScaleBar bar = scaleBarBelow((columns.barRight - columns.barLeft) * (1.0 + 1e-9));
    const double top = kBarTop * u, bottom = top - kBarHeight * u, rim = 0.0011 * u;
    const Sheet raised = sheet.raisedBy(kLayer * layout.liftM);
    const auto placeOf = [&](int division) { return columns.barLeft + bar.lengthM * division / bar.divisions; };
    mesh.addBox(sheet, {columns.barLeft - rim, bottom - rim}, {columns.barLeft + bar.lengthM + rim, top + rim}, palette::kIvory);
    for (int i = 0; i < bar.divisions; i += 2) mesh.addBox(raised, {placeOf(i), bottom}, {placeOf(i + 1), top}, palette::kInk);

    const TextStyle style{.capHeight = kBarNumberHeight * u, .weight = FontWeight::Bold, .align = TextAlign::Centre, .color = palette::kIvory};
    const double baseline = top + 0.0058 * u, gap = 0.6 * style.capHeight;
    const auto widthOf = [&](int i) { return atlas.widthOf(bar.labels[static_cast<std::size_t>(i)], style.weight) * style.capHeight; };
    const double lastLeft = placeOf(bar.divisions) - widthOf(bar.divisions) / 2;
    double usedTo = -1e300;
    for (int i = 0; i <= bar.divisions; ++i) {
        const double width = widthOf(i), left = placeOf(i) - width / 2;
        const bool isLast = i == bar.divisions;
        // Numbers that would touch one another are left out; the ends always stand.
        if (width <= 0.0 || (!isLast && (left < usedTo + gap || (i > 0 && left + width + gap > lastLeft)))) continue;
        mesh.addText(sheet, {placeOf(i), baseline}, bar.labels[static_cast<std::size_t>(i)], style);
        usedTo = left + width;
    }
    TextStyle unit = style;
    unit.align = TextAlign::Left;
    mesh.addText(sheet, {usedTo + 0.4 * style.capHeight, baseline}, bar.unit, unit);
}

/// "X km" or "Y m" between the two coordinates in the middle of a side, where it fits.
template <typename PlaceOf>
void writeAxisName(DecalMesh& mesh, GlyphAtlas& atlas, const Sheet& face, bool isNorthing, const std::vector<double>& lines,
                   const PlaceOf& placeOf, double baseline, double labelHeight, double intervalM) {
    if (lines.size() < 2) return;
    const std::string name = std::string(isNorthing ? "X" : "Y") + (intervalM < 1000.0 ? " m" : " km");
    const double height = kAxisHeight * labelHeight;
    const std::size_t middle = (lines.size() - 1) / 2;
    const double room = intervalM - widthOfGridLabel(atlas, gridLabelOf(lines[middle], intervalM), labelHeight) - labelHeight;
    if (atlas.widthOf(name, FontWeight::Bold) * height > room) return;
    mesh.addText(face, {(placeOf(lines[middle]) + placeOf(lines[middle + 1])) / 2, baseline + (labelHeight - height) / 2}, name,
                 {.capHeight = height, .weight = FontWeight::Bold, .align = TextAlign::Centre, .color = palette::kBrass});
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
            writeGridLabel(mesh, atlas, face, {x, baseline}, gridLabelOf(value, writing.gridIntervalM), height, layout.lengthM(side));
        }
        writeAxisName(mesh, atlas, face, isNorthing, lines, placeOf, baseline, height, writing.gridIntervalM);
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

    writeScaleBar(mesh, atlas, layout, sheet);

    addCompassRose(mesh, atlas, sheet, {columns.roseMiddle, kRoseMiddle * u}, kRoseRadius * u, 0.0, kLayer * layout.liftM);
}

glm::dvec3 scaleBarPlace(const FrameLayout& layout) {
    const LegendColumns columns = columnsOf(layout);
    return layout.face(Side::South).at({(columns.barLeft + columns.barRight) / 2, kBarTop * layout.unitM});
}

glm::dvec3 compassRosePlace(const FrameLayout& layout) {
    return layout.face(Side::South).at({columnsOf(layout).roseMiddle, kRoseMiddle * layout.unitM});
}

}  // namespace saban::viewer
