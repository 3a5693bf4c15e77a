#include "viewer/table/frame_writing.h"

#include <algorithm>
#include <cmath>

#include "viewer/table/compass_rose.h"
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
constexpr double kWidestOfOther = 0.80;   // of the spacing of another grid's lines
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

/// The axis' name between the two coordinates in the middle of a side, where it fits.
void writeAxisName(DecalMesh& mesh, GlyphAtlas& atlas, const Sheet& face, const std::string& name,
                   const std::vector<EdgeLabel>& labels, double baseline, double labelHeight) {
    if (labels.size() < 2) return;
    const EdgeLabel &left = labels[(labels.size() - 1) / 2], &right = labels[(labels.size() - 1) / 2 + 1];
    const double height = kAxisHeight * labelHeight;
    const double room = right.alongM - left.alongM - widthOfGridLabel(atlas, left.label, labelHeight) - labelHeight;
    if (atlas.widthOf(name, FontWeight::Bold) * height > room) return;
    mesh.addText(face, {(left.alongM + right.alongM) / 2, baseline + (labelHeight - height) / 2}, name,
                 {.capHeight = height, .weight = FontWeight::Bold, .align = TextAlign::Centre, .color = palette::kBrass});
}

}  // namespace

double gridLabelHeightM(const FrameLayout& layout, double gridIntervalM) {
    // Seven figures of a label, some of them small, are about 4 cap heights wide.
    const double widest = gridIntervalM < 1000.0 ? 4.6 : 3.2;
    return std::min(kLabelHeight * layout.unitM, kWidestLabel * gridIntervalM / widest);
}

std::vector<EdgeLabel> edgeLabels(Side side, const geo::Bounds& b, double intervalM) {
    const bool isNorthing = side == Side::West || side == Side::East;
    // Read from outside, the northern edge runs from east to west and the western one from north to south.
    const bool isBackwards = side == Side::West || side == Side::North;
    const double from = isNorthing ? b.minN : b.minE, to = isNorthing ? b.maxN : b.maxE;
    std::vector<EdgeLabel> labels;
    for (const double value : gridLinesBetween(from, to, intervalM))
        labels.push_back({.alongM = isBackwards ? to - value : value - from, .label = gridLabelOf(value, intervalM)});
    if (isBackwards) std::reverse(labels.begin(), labels.end());
    return labels;
}

std::string axisName(Side side, double intervalM) {
    return std::string(side == Side::West || side == Side::East ? "X" : "Y") + (intervalM < 1000.0 ? " m" : " km");
}

void writeGridEdges(DecalMesh& mesh, GlyphAtlas& atlas, const FrameLayout& layout, const FrameWriting& writing) {
    const double interval = writing.gridIntervalM;
    if (interval <= 0.0) return;
    const double u = layout.unitM, half = kTickWidth * u / 2;
    const double height = gridLabelHeightM(layout, interval);
    // Smaller figures stay in the middle of their band.
    const double baseline = kLabelBaseline * u + (kLabelHeight * u - height) / 2;
    for (const Side side : kSides) {
        const Sheet face = layout.face(side);
        const std::vector<EdgeLabel> labels = edgeLabels(side, writing.bounds, interval);
        for (const EdgeLabel& it : labels) {
            mesh.addBox(layout.lip(side), {it.alongM - half, 0.0}, {it.alongM + half, layout.lipM}, palette::kIvory);
            mesh.addBox(face, {it.alongM - half, -kTickLength * u}, {it.alongM + half, 0.0}, palette::kIvory);
            writeGridLabel(mesh, atlas, face, {it.alongM, baseline}, it.label, height, layout.lengthM(side));
        }
        writeAxisName(mesh, atlas, face, axisName(side, interval), labels, baseline, height);
    }
}

void writeOtherGridEdges(DecalMesh& mesh, GlyphAtlas& atlas, const FrameLayout& layout, const geo::Bounds& b, const GroundGrid& grid,
                         const GridInterval& interval) {
    const double u = layout.unitM, half = kTickWidth * u / 2;
    const glm::dvec2 southWest{b.minE, b.minN}, southEast{b.maxE, b.minN}, northWest{b.minE, b.maxN}, northEast{b.maxE, b.maxN};
    for (const Side side : kSides) {
        const bool isNorthing = side == Side::West || side == Side::East, isBackwards = side == Side::West || side == Side::North;
        const glm::dvec2 from = side == Side::North ? northWest : side == Side::East ? southEast : southWest;
        const glm::dvec2 to = side == Side::South ? southEast : side == Side::West ? northWest : northEast;
        std::vector<EdgeLabel> labels;
        for (const GroundGrid::Crossing& crossing : grid.crossings(from, to, isNorthing, interval))
            labels.push_back({.alongM = isBackwards ? layout.lengthM(side) - crossing.alongM : crossing.alongM, .label = crossing.label});
        if (isBackwards) std::reverse(labels.begin(), labels.end());
        // As high as the figures between the lines leave room for; what is written once a side may reach over its neighbour's place.
        double widest = 0.0;
        for (const EdgeLabel& it : labels) widest = std::max(widest, widthOfGridLabel(atlas, {.prefix = {}, .principal = it.label.principal, .suffix = it.label.suffix}, 1.0));
        const double height = std::min(kLabelHeight * u, kWidestOfOther * grid.spacingM(interval) / std::max(widest, 1.0));
        const double baseline = kLabelBaseline * u + (kLabelHeight * u - height) / 2;
        const Sheet face = layout.face(side);
        double writtenTo = -1e300;
        for (const EdgeLabel& it : labels) {
            mesh.addBox(layout.lip(side), {it.alongM - half, 0.0}, {it.alongM + half, layout.lipM}, palette::kIvory);
            mesh.addBox(face, {it.alongM - half, -kTickLength * u}, {it.alongM + half, 0.0}, palette::kIvory);
            const double width = widthOfGridLabel(atlas, it.label, height);
            const double left = std::max(0.0, std::min(it.alongM - width / 2, layout.lengthM(side) - width));
            if (left < writtenTo + 0.3 * height) continue;
            writeGridLabel(mesh, atlas, face, {it.alongM, baseline}, it.label, height, layout.lengthM(side));
            writtenTo = left + width;
        }
        writeAxisName(mesh, atlas, face, grid.axisName(isNorthing, interval), labels, baseline, height);
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
