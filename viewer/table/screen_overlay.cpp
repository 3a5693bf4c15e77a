#include "viewer/table/screen_overlay.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/core/text.h"
#include "viewer/table/compass_rose.h"
#include "viewer/table/grid_labels.h"
#include "viewer/table/number_words.h"
#include "viewer/table/palette.h"

namespace saban::viewer {

namespace {

// Logical pixels.
constexpr double kMargin = 20.0;
constexpr double kPadding = 14.0;
constexpr double kRoseRadius = 24.0;
constexpr double kRoseReach = 36.0;  // with its letter
constexpr double kBarLimit = 190.0;
constexpr double kBarHeight = 6.0;
constexpr double kNumberHeight = 10.0;
constexpr double kNoteHeight = 9.0;
constexpr double kGap = 22.0;
// Pictures larger than this get a larger overlay, so that it is read from as far.
constexpr double kReferenceHeightPx = 1080.0;

}  // namespace

ScreenOverlay screenOverlayOf(const Viewpoint& view, const Projection& projection, double pixelRatio) {
    const double heightPx = std::max(projection.sizePx.y, 1);
    return {.sizePx = projection.sizePx,
            .pixelRatio = std::max(pixelRatio, heightPx / kReferenceHeightPx),
            .headingDeg = view.headingDeg,
            .metresPerPixel = metresPerPixelOf(view, projection),
            .language = numberText(1000.5, 1) + translated(SABAN_TR("viewer", "Contour interval {}"))};
}

std::optional<std::array<glm::dvec2, 2>> writeScreenOverlay(DecalMesh& mesh, GlyphAtlas& atlas, const ScreenOverlay& overlay) {
    if (overlay.sizePx.x < 2 || overlay.sizePx.y < 2 || !(overlay.metresPerPixel > 0.0)) return std::nullopt;
    const double clipX = 2.0 * overlay.pixelRatio / overlay.sizePx.x, clipY = 2.0 * overlay.pixelRatio / overlay.sizePx.y;
    // One unit of the sheet is a logical pixel, counted from the lower left corner.
    Sheet sheet{.origin = {-1.0, -1.0, 0.0}, .right = {clipX, 0.0, 0.0}, .up = {0.0, clipY, 0.0}};

    const double metresPerUnit = overlay.metresPerPixel * overlay.pixelRatio;
    const ScaleBar bar = scaleBarBelow(kBarLimit * metresPerUnit);
    const double barWidth = bar.lengthM / metresPerUnit;
    const std::string note = overlay.contourIntervalM > 0.0
                                 ? text(SABAN_TR("viewer", "Contour interval {}"), lengthText(overlay.contourIntervalM))
                                 : std::string();
    const double noteWidth = atlas.widthOf(note, FontWeight::Regular) * kNoteHeight;
    const std::string end = bar.labels.back() + " " + bar.unit;
    const double endWidth = atlas.widthOf(end, FontWeight::Bold) * kNumberHeight;

    const glm::dvec2 corner{kMargin, kMargin};
    const glm::dvec2 rose = corner + kPadding * 0.6 + kRoseReach;
    const double barLeft = rose.x + kRoseReach + kGap * 0.5;
    const double right = std::max(barLeft + barWidth + endWidth / 2, barLeft + noteWidth) + kPadding;
    const double top = corner.y + 2 * (kPadding * 0.6 + kRoseReach);
    const double aside = overlay.isRight ? std::max(0.0, overlay.sizePx.x / overlay.pixelRatio - right - kMargin) : 0.0;
    sheet.origin.x += aside * clipX;
    mesh.addBox(sheet, corner, {right, top}, palette::kGlass);
    addCompassRose(mesh, atlas, sheet, rose, kRoseRadius, -overlay.headingDeg * std::numbers::pi / 180.0);

    const double barBottom = note.empty() ? rose.y - 10.0 : rose.y + 2.0;
    mesh.addBox(sheet, {barLeft - 1, barBottom - 1}, {barLeft + barWidth + 1, barBottom + kBarHeight + 1}, palette::kIvory);
    for (int i = 0; i < bar.divisions; i += 2)
        mesh.addBox(sheet, {barLeft + barWidth * i / bar.divisions, barBottom},
                    {barLeft + barWidth * (i + 1) / bar.divisions, barBottom + kBarHeight}, palette::kInk);
    for (const int i : {0, bar.divisions})
        mesh.addText(sheet, {barLeft + barWidth * i / bar.divisions, barBottom + kBarHeight + 6.0},
                     i == 0 ? bar.labels.front() : end,
                     {.capHeight = kNumberHeight, .weight = FontWeight::Bold, .align = TextAlign::Centre, .color = palette::kIvory});
    mesh.addText(sheet, {barLeft, rose.y - 22.0}, note, {.capHeight = kNoteHeight, .color = palette::kIvory});
    const double unit = overlay.pixelRatio, below = overlay.sizePx.y;
    return std::array{glm::dvec2((corner.x + aside) * unit, below - top * unit), glm::dvec2((right + aside) * unit, below - corner.y * unit)};
}

}  // namespace saban::viewer
