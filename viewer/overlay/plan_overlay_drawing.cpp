// How the signs that are laid out are drawn: arrows of marches on the ground, leaders, signs, names, counts.
#include <algorithm>

#include "viewer/overlay/plan_overlay.h"
#include "viewer/overlay/sign_sizes.h"

namespace saban::viewer {

namespace {

constexpr double kArrowLinePx = 3.6, kArrowHeadPx = 11.0;

}  // namespace

void PlanOverlay::write(glm::dvec2 sizePx, double unitPx) {
    quads_.begin(sizePx);
    // Behind each other as they stand on the ground: the nearer ones, lower in the picture, come last.
    std::vector<std::size_t> order(placed_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return placedAnchors_[a].y < placedAnchors_[b].y; });
    for (const std::size_t i : order) {
        const State& state = this->state(placedMarkers_[i]);
        if (state.headingDeg) writeArrow(state, marker(placedMarkers_[i]), placedAnchors_[i], state.presence * state.shown * state.clear, unitPx);
    }
    for (Leaving& gone : leaving_) {
        State& state = this->state(gone.marker);
        state.shown = gone.shown;
        state.named = std::min(gone.named, gone.shown);
        state.texts = std::min(gone.texts, gone.shown);
        writeMarker(gone.marker, gone.placed, gone.anchorPx, unitPx);
        state.shown = state.named = state.texts = 0.0;
    }
    for (const std::size_t i : order) writeMarker(placedMarkers_[i], placed_[i], placedAnchors_[i], unitPx);
    quads_.finish();
}

/// On the ground, from the foot of the sign.
void PlanOverlay::writeArrow(const State& state, const Marker& marker, glm::dvec2 footPx, double alpha, double unitPx) {
    if (state.arrowPx == glm::dvec2(0.0)) return;
    const glm::dvec2 ahead = state.arrowPx, side(-ahead.y, ahead.x);
    const double scale = unitPx * std::max(marker.scale, 1.0);
    const auto at = [&](double along, double across) { return footPx + (ahead * along + side * across) * scale; };
    const auto draw = [&](double grownPx, const osg::Vec4& colour) {
        const double from = kArrowFromPx - grownPx, tip = kArrowFromPx + kArrowPx + grownPx * 1.6, neck = tip - kArrowHeadPx - grownPx * 1.2;
        const double half = kArrowLinePx / 2.0 + grownPx, wing = kArrowHeadPx * 0.62 + grownPx * 1.4;
        quads_.quad({at(from, -half), at(neck, -half), at(neck, half), at(from, half)}, pictures_.white(), pictures_.white(), colour);
        quads_.quad({at(neck, -wing), at(tip, 0.0), at(tip, 0.0), at(neck, wing)}, pictures_.white(), pictures_.white(), colour);
    };
    draw(1.6, premultiplied(1.0, 0.99, 0.95, 0.85) * static_cast<float>(alpha));
    draw(0.0, premultiplied(0.11, 0.10, 0.09, 0.95) * static_cast<float>(alpha));
}

void PlanOverlay::writeMarker(std::size_t markerIndex, const PlacedMarker& placed, glm::dvec2 footPx, double unitPx) {
    const osg::Vec4 halo = premultiplied(1.0, 0.99, 0.95, 0.75), ink = premultiplied(0.11, 0.10, 0.09, 0.95);
    const Marker& marker = this->marker(markerIndex);
    const State& state = this->state(markerIndex);
    const double seen = state.presence * state.shown * state.clear;
    // Those of the map are many: they make way.
    const double readable = marker.isMapName ? state.clear : kNameBehindHills + (1.0 - kNameBehindHills) * (state.clear - kBehindHills) / (1.0 - kBehindHills);
    const auto alpha = static_cast<float>(seen), nameOnly = static_cast<float>(state.presence * state.shown * readable), nameAlpha = static_cast<float>(nameOnly * state.named);
    if (alpha <= 0.0f) return;
    const bool isSign = hasSign(marker, state.isSolid);
    if (isSign) {
        const auto line = [&](glm::dvec2 from, glm::dvec2 to, double widthPx, const osg::Vec4& colour) { quads_.line(from, to, widthPx, pictures_.white(), colour * alpha); };
        line(footPx, placed.seatPx, 3.4 * unitPx, halo);
        line(footPx, placed.seatPx, 1.5 * unitPx, ink);
        const double dot = 2.6 * unitPx;
        line(footPx - glm::dvec2(dot, 0), footPx + glm::dvec2(dot, 0), 2 * dot, halo);
        line(footPx - glm::dvec2(dot * 0.6, 0), footPx + glm::dvec2(dot * 0.6, 0), 1.2 * dot, ink);
        // Seated on the leader; what is taller than the place kept for it reaches upwards.
        const auto draw = [&](MarkerPictures::Texts texts, float share) {
            const auto sign = pictures_.sign(marker, kSignPx * unitPx, texts);
            if (sign) quads_.picture(placed.seatPx - sign->seatPx, sign->place, alpha * share);
            return sign.has_value();
        };
        // Texts come in over the sign, which is the same under them.
        const bool hasTexts = state.texts > 0.0;
        if (state.texts < 1.0) draw(MarkerPictures::Texts::None, 1.0f);
        if (hasTexts) draw(MarkerPictures::Texts::Amplifiers, static_cast<float>(state.texts));
    } else if (const auto label = pictures_.label(marker, unitPx)) {
        quads_.picture(placed.sign.min, *label, nameOnly);
    }
    if (placed.hasLabel && nameAlpha > 0.0f)
        if (const auto label = pictures_.label(marker, unitPx)) quads_.picture(placed.label.min, *label, nameAlpha);
    if (placed.count.max.x > placed.count.min.x && isSign)
        if (const auto count = pictures_.count(placed.hiddenBehind, kCountPx * unitPx)) quads_.picture((placed.count.min + placed.count.max - count->sizePx()) / 2.0, *count, alpha);
}

}  // namespace saban::viewer
