#include "viewer/overlay/marker_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <numeric>
#include <optional>
#include <unordered_map>

namespace saban::viewer {

namespace {

constexpr double kCellPx = 64.0;
constexpr double kKept = 0.16;  // part of its size by which a sign that is there already may overlap

/// Rectangles by the cells of the picture that they touch.
class Occupied {
 public:
    /// Its number.
    std::size_t add(const Rectangle& r, std::size_t owner) {
        rectangles_.push_back({r, owner});
        eachCell(r, [&](long cell) {
            cells_[cell].push_back(rectangles_.size() - 1);
            return false;
        });
        return rectangles_.size() - 1;
    }
    void remove(std::size_t number) { rectangles_[number].rectangle = {glm::dvec2(INFINITY), glm::dvec2(-INFINITY)}; }
    static constexpr std::size_t kNobody = ~std::size_t{0};

    /// Who is in the way, but for `self`; `kNobody` where nothing may stand.
    std::optional<std::size_t> inTheWayOf(const Rectangle& r, std::optional<std::size_t> self = {}) const {
        std::optional<std::size_t> owner;
        eachCell(r, [&](long cell) {
            const auto found = cells_.find(cell);
            if (found == cells_.end()) return false;
            for (const std::size_t i : found->second)
                if (rectangles_[i].owner != self && rectangles_[i].rectangle.overlaps(r)) {
                    owner = rectangles_[i].owner;
                    return true;
                }
            return false;
        });
        return owner;
    }

 private:
    struct Entry {
        Rectangle rectangle;
        std::size_t owner;
    };
    template <typename Visit>
    static void eachCell(const Rectangle& r, Visit visit) {
        const auto cell = [](double at) { return static_cast<long>(std::floor(at / kCellPx)); };
        for (long y = cell(r.min.y); y <= cell(r.max.y); ++y)
            for (long x = cell(r.min.x); x <= cell(r.max.x); ++x)
                if (visit(y * 100003 + x)) return;
    }
    std::vector<Entry> rectangles_;
    std::unordered_map<long, std::vector<std::size_t>> cells_;
};

Rectangle grown(const Rectangle& r, double by) { return {r.min - by, r.max + by}; }

Rectangle signAt(const MarkerCandidate& candidate, const MarkerLayoutOptions& options, double lift) {
    if (candidate.standsOnPoint) {
        const glm::dvec2 foot = candidate.anchorPx - glm::dvec2(0.0, lift);
        return {{foot.x, foot.y - candidate.sizePx.y}, {foot.x + candidate.sizePx.x, foot.y}};
    }
    const double leaderPx = (candidate.isMapName ? options.nameLeaderPx : options.leaderPx + candidate.raisePx) + lift;
    const glm::dvec2 foot = candidate.anchorPx - glm::dvec2(0.0, leaderPx);
    return {{foot.x - candidate.sizePx.x / 2.0, foot.y - candidate.sizePx.y}, {foot.x + candidate.sizePx.x / 2.0, foot.y}};
}

Rectangle shrunk(const Rectangle& r, double part) {
    const glm::dvec2 margin = (r.max - r.min) * (part / 2.0);
    return {r.min + margin, r.max - margin};
}

/// How far a sign may be moved up, the best first.
std::array<double, 2> liftsOf(const MarkerCandidate& candidate, const MarkerLayoutOptions& options) {
    return {0.0, candidate.isMapName ? -candidate.sizePx.y - 2.0 * options.nameLeaderPx : candidate.sizePx.y * 1.08};
}

/// 0 to count - 1, the one that was taken in the frame before first.
template <int count>
std::array<int, count> keptFirst(int before) {
    std::array<int, count> order{};
    std::iota(order.begin(), order.end(), 0);
    if (before > 0 && before < count) std::rotate(order.begin(), order.begin() + before, order.begin() + before + 1);
    return order;
}

/// Right, left, below, above of the sign.
std::array<Rectangle, 4> labelPlaces(const Rectangle& sign, glm::dvec2 size, double gap) {
    const glm::dvec2 middle = (sign.min + sign.max) / 2.0;
    const auto at = [&](double x, double y) { return Rectangle{{x, y}, {x + size.x, y + size.y}}; };
    return {at(sign.max.x + gap, middle.y - size.y / 2), at(sign.min.x - gap - size.x, middle.y - size.y / 2), at(middle.x - size.x / 2, sign.max.y + gap),
            at(middle.x - size.x / 2, sign.min.y - gap - size.y)};
}

/// The places given so far.
struct Layout {
    std::span<const MarkerCandidate> candidates;
    const MarkerLayoutOptions& options;
    Rectangle picture{{std::max(options.fromPx, 0.0), 0.0}, {std::min(options.toPx, options.viewportPx.x), options.viewportPx.y}};
    bool isDivided = options.fromPx > 0.0 || options.toPx < options.viewportPx.x;
    std::vector<PlacedMarker> placed{};
    Occupied occupied{};
    std::unordered_map<std::size_t, std::size_t> counts{};  ///< what a sign's badge occupies

    void placeSign(std::size_t index) {
        const MarkerCandidate& candidate = candidates[index];
        if (!signAt(candidate, options, 0.0).overlaps(picture)) return;
        const bool isBeside = candidate.anchorPx.x < picture.min.x || candidate.anchorPx.x >= picture.max.x;
        if (isBeside && (isDivided || candidate.isName)) return;
        std::optional<std::size_t> blocker;
        const std::array lifts = liftsOf(candidate, options);
        for (const int place : keptFirst<2>(candidate.liftBefore)) {
            const Rectangle sign = candidate.isName ? pushedIn(signAt(candidate, options, lifts[place])) : signAt(candidate, options, lifts[place]);
            if (candidate.isName && isCut(sign)) continue;
            const auto inTheWay = occupied.inTheWayOf(candidate.wasShown ? shrunk(sign, kKept) : grown(sign, options.gapPx));
            if (!blocker) blocker = inTheWay;
            if (inTheWay || placed.size() >= options.most) continue;
            occupied.add(sign, placed.size());
            const double seatX = candidate.standsOnPoint ? sign.min.x : candidate.isName ? candidate.anchorPx.x : (sign.min.x + sign.max.x) / 2.0;
            placed.push_back({.index = index, .sign = sign, .seatPx = {seatX, sign.max.y}, .lift = place, .hiddenBehind = candidate.hiddenBehind});
            if (candidate.isNameFirst) placeTexts(placed.size() - 1);
            return;
        }
        if (blocker && *blocker != Occupied::kNobody && !candidate.isMapName) placed[*blocker].hiddenBehind += 1 + candidate.hiddenBehind;
    }

    /// Sideways, as far as it would be cut.
    Rectangle pushedIn(const Rectangle& r) const {
        const glm::dvec2 by(std::max(picture.min.x - r.min.x, 0.0) + std::min(picture.max.x - r.max.x, 0.0), 0.0);
        return {r.min + by, r.max + by};
    }

    /// By an edge of the picture.
    bool isCut(const Rectangle& r) const { return r.min.x < picture.min.x || r.min.y < picture.min.y || r.max.x > picture.max.x || r.max.y > picture.max.y; }

    /// After the signs: names make room for it. With texts a sign is larger.
    void placeCount(std::size_t i) {
        constexpr double kRound = 0.55, kFigure = 0.46, kOver = 0.6;  // of its height: both ends, a figure, what stands out above the sign
        const MarkerCandidate& candidate = candidates[placed[i].index];
        if (options.countPx <= 0.0 || placed[i].hiddenBehind <= 0 || candidate.isName) return;
        const int hidden = placed[i].hiddenBehind, figures = hidden < 10 ? 2 : hidden < 100 ? 3 : 4;  // with a "+"
        const glm::dvec2 size(options.countPx * (kRound + kFigure * figures), options.countPx), sign = candidate.sizePx * (placed[i].isAmplified ? options.amplifiedScale : 1.0);
        const glm::dvec2 seat = placed[i].seatPx, corner = glm::dvec2(candidate.standsOnPoint ? seat.x : seat.x - sign.x / 2.0, seat.y - sign.y) - size * glm::dvec2(0.5, kOver);
        placed[i].count = {corner, corner + size};
        if (const auto before = counts.find(i); before != counts.end()) occupied.remove(before->second);  // of the sign as it was without its texts
        counts[i] = occupied.add(placed[i].count, i);
    }

    void placeTexts(std::size_t i) {
        amplify(i);
        if (!placed[i].isAmplified) placeLabel(i);
    }

    void amplify(std::size_t i) {
        const MarkerCandidate& candidate = candidates[placed[i].index];
        if (candidate.amplifiedPx.max.x <= candidate.amplifiedPx.min.x) return;
        const Rectangle wide{placed[i].seatPx + candidate.amplifiedPx.min, placed[i].seatPx + candidate.amplifiedPx.max};
        if (isCut(wide) || occupied.inTheWayOf(candidate.wasAmplified ? wide : grown(wide, options.gapPx), i)) return;
        placed[i].isAmplified = true;
        placeCount(i);
        placed[i].sign = {glm::min(placed[i].sign.min, wide.min), glm::max(placed[i].sign.max, wide.max)};
        occupied.add(wide, i);
    }

    void placeLabel(std::size_t i) {
        const glm::dvec2 size = candidates[placed[i].index].labelSizePx;
        if (size.x <= 0.0) return;
        const int before = candidates[placed[i].index].labelSideBefore;
        const std::array places = labelPlaces(placed[i].sign, size, options.gapPx + 1.0);
        for (const int side : keptFirst<4>(before)) {
            const Rectangle& label = places[side];
            if (isCut(label) || occupied.inTheWayOf(side == before ? label : grown(label, options.gapPx))) continue;
            placed[i].hasLabel = true;
            placed[i].labelSide = side;
            placed[i].label = label;
            occupied.add(label, i);
            return;
        }
    }
};

}  // namespace

std::vector<PlacedMarker> layOutMarkers(std::span<const MarkerCandidate> candidates, const MarkerLayoutOptions& options) {
    std::vector<std::size_t> order(candidates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return candidates[a].importance > candidates[b].importance; });

    Layout layout{.candidates = candidates, .options = options};
    for (const Rectangle& clear : options.keepClear) layout.occupied.add(clear, Occupied::kNobody);
    for (const std::size_t index : order)
        if (!candidates[index].isMapName) layout.placeSign(index);
    const std::size_t signs = layout.placed.size();
    for (std::size_t i = 0; i < signs; ++i) layout.placeCount(i);
    const auto hasNoTexts = [&](std::size_t i) { return !candidates[layout.placed[i].index].isNameFirst; };
    for (std::size_t i = 0; i < signs; ++i)
        if (hasNoTexts(i)) layout.amplify(i);
    for (std::size_t i = 0; i < signs; ++i)
        if (hasNoTexts(i) && !layout.placed[i].isAmplified) layout.placeLabel(i);
    for (const std::size_t index : order)
        if (candidates[index].isMapName) layout.placeSign(index);
    return std::move(layout.placed);
}

}  // namespace saban::viewer
