#include "viewer/overlay/contour_labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <numeric>

#include "viewer/overlay/pixel_image.h"
#include "viewer/table/number_words.h"

namespace saban::viewer {

namespace {

constexpr int kContourBin = 88;             // under signs and names
constexpr double kOrdinaryHeightPx = 1080.0;
constexpr double kOrdinaryFovDeg = 45.0;
constexpr double kCapPx = 9.5;
constexpr double kCellPx = 3.0;             // of the heights that are looked through, where the view is aimed
constexpr double kReachRanges = 1.3;        // of the area around the aim, on either side
constexpr double kLengthPx = 44.0;          // that figures take, about
constexpr double kEveryPx = 260.0;
constexpr double kClearPx = 5.0;            // between figures and anything else
constexpr double kSameHeightPx = 150.0;     // between equal figures
constexpr double kSteepest = 0.94;          // sine of the turn beyond which figures stand on end
constexpr int kMostPoints = 900;            // on a side of the area
constexpr std::size_t kMostLabels = 90;
constexpr double kLeastPxPerM = 0.45;       // of those where the view is aimed: farther away lines are too close

}  // namespace

/// What turns places into pixels.
struct ContourLabels::Eye {
    const Frame& frame;
    glm::dmat4 toEye{1.0};
    glm::dvec2 sizePx{1.0};
    Lens lens;
    double unitPx = 1.0;

    std::optional<glm::dvec2> pixelOf(glm::dvec2 place, double heightM) const {
        const glm::dvec4 inEye = toEye * glm::dvec4(frame.frame.toScene({place, heightM}), 1.0);
        return lens.pixelOf(inEye, sizePx);
    }
};

ContourLabels::ContourLabels(std::function<void()> wakeUp) : quads_(atlas_.texture(), kContourBin), wakeUp_(std::move(wakeUp)) { hide(); }

ContourLabels::~ContourLabels() { stop_.request_stop(); }

bool ContourLabels::needsFrame() const {
    const std::lock_guard lock(shared_->mutex);
    return shared_->found.has_value();
}

void ContourLabels::hide() {
    if (!written_.empty() || !shown_.empty()) {
        quads_.begin(glm::dvec2(1.0));
        quads_.finish();
    }
    written_.clear();
    shown_.clear();
}

void ContourLabels::forget() {
    hide();
    atlas_.clear();
}

/// In steps of the range and of the place, so that a view that moves a little looks through the same ground.
ContourLabels::Area ContourLabels::areaOf(const Frame& frame) const {
    const double unitPx = std::max(frame.pixelRatio, frame.projection.sizePx.y / kOrdinaryHeightPx);
    const double rangeM = std::exp2(std::round(std::log2(std::max(frame.view.rangeM, 1.0)) * 2.0) / 2.0);
    const double focalPx = frame.projection.sizePx.y / 2.0 / std::tan(glm::radians(frame.projection.fovYDeg) / 2.0);
    const double metresPerPixel = rangeM / focalPx * unitPx;
    // What is seen: of a narrow angle from afar as much as of the ordinary one from near.
    const double halfM = kReachRanges * rangeM * std::tan(glm::radians(frame.projection.fovYDeg) / 2.0) / std::tan(glm::radians(kOrdinaryFovDeg) / 2.0);
    const double stepM = halfM / 4.0;
    const auto stepped = [&](double at) { return std::round(at / stepM) * stepM; };
    const glm::dvec2 middle(stepped(frame.view.target.x), stepped(frame.view.target.y));
    Area area{.elevation = frame.elevation, .generation = frame.elevation->generation(), .bounds = {}, .cellM = 0.0, .intervalM = 5.0 * frame.intervalM,
              .lengthM = kLengthPx * metresPerPixel, .everyM = kEveryPx * metresPerPixel};
    area.bounds = geo::Bounds{middle.x - halfM, middle.y - halfM, middle.x + halfM, middle.y + halfM}.intersection(frame.table);
    area.cellM = std::max(kCellPx * metresPerPixel, std::max(area.bounds.width(), area.bounds.height()) / kMostPoints);
    return area;
}

std::vector<ContourAnchor> ContourLabels::anchorsOf(const geo::ElevationSource& elevation, const Area& area, const std::stop_token& stop) {
    if (area.bounds.isEmpty()) return {};
    const auto points = [&](double length) { return std::clamp(static_cast<int>(length / area.cellM) + 1, 2, kMostPoints + 1); };
    const auto heights = elevation.read({area.bounds, points(area.bounds.width()), points(area.bounds.height())}, stop);
    // What cannot be read is told by the tiles that show the same ground.
    return heights ? contourAnchors(*heights, area.intervalM, area.lengthM, area.everyM, stop) : std::vector<ContourAnchor>();
}

void ContourLabels::lookForAnchors(const Frame& frame) {
    {
        const std::lock_guard lock(shared_->mutex);
        if (shared_->found) {
            current_ = std::move(*shared_->found);
            shared_->found.reset();
            shown_.clear();
        }
    }
    const Area wanted = areaOf(frame);
    if (current_.area == wanted) return;
    if (frame.waiting == Waiting::ForAll) {
        current_ = {.area = wanted, .anchors = anchorsOf(*frame.elevation, wanted, {})};
        shown_.clear();
        return;
    }
    if (current_.area.intervalM != wanted.intervalM || current_.area.elevation.lock() != wanted.elevation.lock()) {  // figures of lines that are no more
        current_ = {};
        shown_.clear();
    }
    if (asked_ == wanted) return;
    asked_ = wanted;
    stop_.request_stop();
    stop_ = {};
    worker_.submit([shared = shared_, elevation = frame.elevation, wanted, stop = stop_.get_token(), wakeUp = wakeUp_](const std::stop_token&) {
        if (stop.stop_requested()) return;
        Found found{.area = wanted, .anchors = anchorsOf(*elevation, wanted, stop)};
        if (stop.stop_requested()) return;
        {
            const std::lock_guard lock(shared->mutex);
            shared->found = std::move(found);
        }
        wakeUp();
    });
}

std::optional<ContourLabels::Place> ContourLabels::placeOf(const ContourAnchor& anchor, const Eye& eye) const {
    if (eye.frame.cut && eye.frame.cut->insideM(anchor.at) < 0.0) return std::nullopt;
    const auto middle = eye.pixelOf(anchor.at, anchor.heightM);
    if (!middle || middle->x < 0.0 || middle->y < 0.0 || middle->x > eye.sizePx.x || middle->y > eye.sizePx.y) return std::nullopt;
    const double halfM = current_.area.lengthM / 2.0;
    const auto from = eye.pixelOf(anchor.at - anchor.reading * halfM, anchor.heightM), to = eye.pixelOf(anchor.at + anchor.reading * halfM, anchor.heightM);
    if (!from || !to) return std::nullopt;
    const glm::dvec2 way = *to - *from;
    const double lengthPx = glm::length(way);
    // Heads uphill and upright at once: the other side of the hill bears the rest.
    if (lengthPx < kLengthPx * eye.unitPx * kLeastPxPerM || way.x <= 0.0 || std::abs(way.y) > kSteepest * lengthPx) return std::nullopt;
    return Place{*middle, way / lengthPx};
}

/// No hill stands before it.
bool ContourLabels::isSeen(const ContourAnchor& anchor, const Eye& eye) const {
    const glm::dvec3 foot = eye.frame.frame.toScene({anchor.at, anchor.heightM});
    const glm::dvec3 from = seenFrom(eye.frame.view, eye.frame.frame, foot);
    const double distance = glm::distance(from, foot);
    constexpr int kSteps = 48;
    for (int step = 1; step < kSteps; ++step) {
        const double t = 1.0 - std::pow(static_cast<double>(step) / kSteps, 1.8);
        const glm::dvec3 at = eye.frame.frame.toGround(from + (foot - from) * t);
        if (eye.frame.cut && eye.frame.cut->insideM(glm::dvec2(at)) < 0.0) continue;
        const auto height = eye.frame.heightAt(glm::dvec2(at));
        if (height && *height > at.z + 0.5 + 0.003 * distance * (1.0 - t)) return false;
    }
    return true;
}

void ContourLabels::choose(const Eye& eye) {
    shown_.clear();
    std::vector<std::size_t> order(current_.anchors.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return current_.anchors[a].importance > current_.anchors[b].importance; });
    std::vector<Rectangle> taken = eye.frame.keepClear;
    std::vector<std::pair<double, glm::dvec2>> written;
    for (const std::size_t i : order) {
        if (shown_.size() >= kMostLabels) break;
        const ContourAnchor& anchor = current_.anchors[i];
        const auto place = placeOf(anchor, eye);
        if (!place) continue;
        const double halfPx = kLengthPx * 0.45 * eye.unitPx, highPx = kCapPx * 0.9 * eye.unitPx;
        const glm::dvec2 half = glm::dvec2(std::abs(place->along.x) * halfPx + std::abs(place->along.y) * highPx, std::abs(place->along.y) * halfPx + std::abs(place->along.x) * highPx) +
                                kClearPx * eye.unitPx;
        const Rectangle box{place->middle - half, place->middle + half};
        if (box.min.x < 0.0 || box.min.y < 0.0 || box.max.x > eye.sizePx.x || box.max.y > eye.sizePx.y) continue;
        if (std::any_of(taken.begin(), taken.end(), [&](const Rectangle& other) { return other.overlaps(box); })) continue;
        if (std::any_of(written.begin(), written.end(), [&](const auto& other) { return other.first == anchor.heightM && glm::distance(other.second, place->middle) < kSameHeightPx * eye.unitPx; })) continue;
        if (!isSeen(anchor, eye)) continue;
        taken.push_back(box);
        written.emplace_back(anchor.heightM, place->middle);
        shown_.push_back(i);
    }
}

void ContourLabels::write(const Eye& eye) {
    written_.clear();
    quads_.begin(eye.sizePx);
    const double capPx = std::round(kCapPx * eye.unitPx);
    for (const std::size_t i : shown_) {
        const ContourAnchor& anchor = current_.anchors[i];
        const auto place = placeOf(anchor, eye);
        if (!place) continue;
        const std::string figures = numberText(anchor.heightM, 2), name = fmt::format("{} {}", capPx, figures);
        auto picture = atlas_.find(name);
        if (!picture) {
            const PixelImage image = drawLabel(figures, capPx, LabelWeight::Regular);
            picture = atlas_.add(name, image.width, image.height, image.rgba);
        }
        if (!picture) continue;
        const glm::dvec2 right = place->along * picture->sizePx().x / 2.0, down = glm::dvec2(-place->along.y, place->along.x) * picture->sizePx().y / 2.0, m = place->middle;
        quads_.quad({m - right - down, m + right - down, m + right + down, m - right + down}, picture->fromPx, picture->toPx, osg::Vec4(1.0f, 1.0f, 1.0f, 1.0f));
        written_.push_back({.heightM = anchor.heightM, .pixel = m, .turnRad = std::atan2(place->along.y, place->along.x), .figures = figures});
    }
    quads_.finish();
}

void ContourLabels::update(const Frame& frame) {
    if (!canDrawLabels() || !frame.elevation) return hide();
    lookForAnchors(frame);
    const Eye eye{.frame = frame,
                  .toEye = viewMatrixOf(frame.view, frame.frame),
                  .sizePx = glm::dvec2(frame.projection.sizePx),
                  .lens = lensOf(frame.view, frame.projection),
                  .unitPx = std::max(frame.pixelRatio, frame.projection.sizePx.y / kOrdinaryHeightPx)};
    atlas_.beginFrame();
    if (!frame.isMoving) choose(eye);
    write(eye);
    if (atlas_.wasEmptied()) write(eye);  // what was found before room was made is gone
}

}  // namespace saban::viewer
