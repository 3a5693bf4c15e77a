#include "geo/tiles/greedy_tin.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace saban::geo {

namespace {

using Point = GreedyTin::Point;

/// Twice the area of a triangle; positive when it runs counter-clockwise.
std::int64_t cross(Point a, Point b, Point c) {
    return static_cast<std::int64_t>(b.x - a.x) * (c.y - a.y) - static_cast<std::int64_t>(b.y - a.y) * (c.x - a.x);
}

/// True when `p` lies inside the circle through a counter-clockwise triangle. Exact.
bool isInCircle(Point a, Point b, Point c, Point p) {
    const std::int64_t ax = a.x - p.x, ay = a.y - p.y, bx = b.x - p.x, by = b.y - p.y, cx = c.x - p.x, cy = c.y - p.y;
    const std::int64_t a2 = ax * ax + ay * ay, b2 = bx * bx + by * by, c2 = cx * cx + cy * cy;
    return ax * (by * c2 - b2 * cy) - ay * (bx * c2 - b2 * cx) + a2 * (bx * cy - by * cx) > 0;
}

std::int32_t nextOf(std::int32_t edge) { return edge % 3 == 2 ? edge - 2 : edge + 1; }
std::int32_t previousOf(std::int32_t edge) { return edge % 3 == 0 ? edge + 2 : edge - 1; }

/// Largest distance between heights and a line of heights, without the place: simple enough for vector instructions.
float worstAlong(const float* heights, int count, float first, float step) {
    constexpr int kLanes = 8;
    std::array<float, kLanes> worst{};
    int i = 0;
    for (; i + kLanes <= count; i += kLanes) {
        for (int lane = 0; lane < kLanes; ++lane) {
            const float error = std::abs(first + step * static_cast<float>(i + lane) - heights[i + lane]);
            worst[lane] = error > worst[lane] ? error : worst[lane];
        }
    }
    float most = *std::max_element(worst.begin(), worst.end());
    for (; i < count; ++i) most = std::max(most, std::abs(first + step * static_cast<float>(i) - heights[i]));
    return most;
}

/// From this many points on, a row is first looked at as a whole: mostly none of it is worse than what was found before.
constexpr int kLongRow = 12;

/// Where a side that is not level crosses a row. Columns of crossings are multiples of 1 / (rows of the side), which float holds
/// far closer than half of that for all sides of up to 2^10 rows: the whole columns beside them are exact, without a division.
class Side {
   public:
    Side(Point from, Point to)
        : step_(to.y > from.y ? static_cast<float>(to.x - from.x) / static_cast<float>(to.y - from.y) : 0.0f), from_(from) {}
    float at(int row) const { return static_cast<float>(from_.x) + step_ * static_cast<float>(row - from_.y); }

   private:
    float step_;
    Point from_;
};

constexpr float kCrossingSlack = 1.0f / 4096.0f;
int firstColumn(float crossing) { return static_cast<int>(crossing + (1.0f - kCrossingSlack)); }  // crossings are never below 0
int lastColumn(float crossing) { return static_cast<int>(crossing + kCrossingSlack); }

}  // namespace

GreedyTin::GreedyTin(std::span<const float> heights, std::span<const std::uint8_t> isVoid, int side)
    : heights_(heights), isVoid_(isVoid), side_(side) {
    assert(side >= 2 && heights.size() == static_cast<std::size_t>(side) * side && (isVoid.empty() || isVoid.size() == heights.size()));
    const int last = side - 1;
    points_ = {{0, 0}, {last, 0}, {last, last}, {0, last}};
    addTriangle(0, 1, 2, kNone, kNone, kNone);
    addTriangle(0, 2, 3, kNone, kNone, kNone);
    link(2, 3);
    scanChanged();
}

void GreedyTin::refine(float tolerance) {
    while (!heap_.empty() && heap_.front().error > tolerance) {
        const std::uint32_t triangle = heap_.front().triangle;
        insert(triangle);
        scanChanged();
        dropOutdated();
    }
}

std::vector<std::uint32_t> GreedyTin::triangles() const {
    std::vector<std::uint32_t> result;
    result.reserve(corners_.size());
    for (std::size_t t = 0; t < triangles_.size(); ++t)
        if (triangles_[t].coversValid) result.insert(result.end(), corners_.begin() + t * 3, corners_.begin() + t * 3 + 3);
    return result;
}

std::uint32_t GreedyTin::addTriangle(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::int32_t ab, std::int32_t bc, std::int32_t ca) {
    const auto triangle = static_cast<std::uint32_t>(triangles_.size());
    triangles_.emplace_back();
    corners_.resize(corners_.size() + 3);
    twins_.resize(twins_.size() + 3, kNone);
    setTriangle(triangle, a, b, c, ab, bc, ca);
    return triangle;
}

void GreedyTin::setTriangle(std::uint32_t triangle, std::uint32_t a, std::uint32_t b, std::uint32_t c, std::int32_t ab, std::int32_t bc,
                            std::int32_t ca) {
    const auto first = static_cast<std::int32_t>(triangle * 3);
    corners_[first] = a;
    corners_[first + 1] = b;
    corners_[first + 2] = c;
    link(first, ab);
    link(first + 1, bc);
    link(first + 2, ca);
    changed_.push_back(triangle);
}

void GreedyTin::link(std::int32_t edge, std::int32_t twin) {
    twins_[edge] = twin;
    if (twin != kNone) twins_[twin] = edge;
}

void GreedyTin::insert(std::uint32_t triangle) {
    const Point p = triangles_[triangle].worst;
    const auto point = static_cast<std::uint32_t>(points_.size());
    points_.push_back(p);
    for (std::int32_t i = 0; i < 3; ++i) {
        const auto edge = static_cast<std::int32_t>(triangle * 3) + i;
        if (cross(points_[corners_[edge]], points_[corners_[nextOf(edge)]], p) == 0) {
            splitEdge(edge, point);
            return;
        }
    }
    splitInside(triangle, point);
}

void GreedyTin::splitInside(std::uint32_t triangle, std::uint32_t point) {
    const auto e = static_cast<std::int32_t>(triangle * 3);
    const std::uint32_t a = corners_[e], b = corners_[e + 1], c = corners_[e + 2];
    const std::int32_t ab = twins_[e], bc = twins_[e + 1], ca = twins_[e + 2];
    setTriangle(triangle, a, b, point, ab, kNone, kNone);
    const auto second = static_cast<std::int32_t>(addTriangle(b, c, point, bc, kNone, e + 1) * 3);
    const auto third = static_cast<std::int32_t>(addTriangle(c, a, point, ca, e + 2, second + 1) * 3);
    legalize(e);
    legalize(second);
    legalize(third);
}

/// The point lies on the edge: the triangles on both sides of it are cut in two.
void GreedyTin::splitEdge(std::int32_t edge, std::uint32_t point) {
    const std::int32_t twin = twins_[edge];
    const std::uint32_t a = corners_[edge], b = corners_[nextOf(edge)], c = corners_[previousOf(edge)];
    const std::int32_t bc = twins_[nextOf(edge)], ca = twins_[previousOf(edge)];
    const auto near = static_cast<std::uint32_t>(edge / 3);
    if (twin == kNone) {
        setTriangle(near, a, point, c, kNone, kNone, ca);
        const auto e = static_cast<std::int32_t>(near * 3);
        const auto other = static_cast<std::int32_t>(addTriangle(point, b, c, kNone, bc, e + 1) * 3);
        legalize(e + 2);
        legalize(other + 1);
        return;
    }
    const std::uint32_t d = corners_[previousOf(twin)];
    const std::int32_t ad = twins_[nextOf(twin)], db = twins_[previousOf(twin)];  // the far triangle is b, a, d
    const auto far = static_cast<std::uint32_t>(twin / 3);
    setTriangle(near, a, point, c, kNone, kNone, ca);
    setTriangle(far, point, a, d, kNone, ad, kNone);
    const auto nearEdge = static_cast<std::int32_t>(near * 3), farEdge = static_cast<std::int32_t>(far * 3);
    link(nearEdge, farEdge);
    const auto nearOther = static_cast<std::int32_t>(addTriangle(point, b, c, kNone, bc, nearEdge + 1) * 3);
    const auto farOther = static_cast<std::int32_t>(addTriangle(b, point, d, nearOther, farEdge + 2, db) * 3);
    legalize(nearEdge + 2);
    legalize(farEdge + 1);
    legalize(nearOther + 1);
    legalize(farOther + 2);
}

/// Turns the edge when the point across lies in the circle of its triangle, and goes on with the edges behind.
void GreedyTin::legalize(std::int32_t edge) {
    open_.assign(1, edge);
    while (!open_.empty()) {
        const std::int32_t here = open_.back(), there = twins_[here];
        open_.pop_back();
        if (there == kNone) continue;
        const std::uint32_t a = corners_[here], b = corners_[nextOf(here)], c = corners_[previousOf(here)], d = corners_[previousOf(there)];
        if (!isInCircle(points_[a], points_[b], points_[c], points_[d])) continue;
        const std::int32_t bc = twins_[nextOf(here)], ca = twins_[previousOf(here)];
        const std::int32_t ad = twins_[nextOf(there)], db = twins_[previousOf(there)];
        const auto near = static_cast<std::uint32_t>(here / 3), far = static_cast<std::uint32_t>(there / 3);
        // c is the new point: its edges stay, those across from it may be wrong now.
        setTriangle(near, c, a, d, ca, ad, kNone);
        setTriangle(far, c, d, b, kNone, db, bc);
        link(static_cast<std::int32_t>(near * 3) + 2, static_cast<std::int32_t>(far * 3));
        open_.push_back(static_cast<std::int32_t>(near * 3) + 1);
        open_.push_back(static_cast<std::int32_t>(far * 3) + 1);
    }
}

void GreedyTin::scanChanged() {
    std::sort(changed_.begin(), changed_.end());
    changed_.erase(std::unique(changed_.begin(), changed_.end()), changed_.end());
    for (const std::uint32_t triangle : changed_) scan(triangle);
    changed_.clear();
}

/// Finds the worst grid point of a triangle.
void GreedyTin::scan(std::uint32_t triangle) {
    const std::array<Point, 3> corners{points_[corners_[triangle * 3]], points_[corners_[triangle * 3 + 1]], points_[corners_[triangle * 3 + 2]]};
    auto [a, b, c] = corners;
    const auto heightOf = [&](Point p) { return static_cast<double>(heights_[static_cast<std::size_t>(p.y) * side_ + p.x]); };
    const double area = static_cast<double>(cross(a, b, c));
    const double ha = heightOf(a), hb = heightOf(b) - ha, hc = heightOf(c) - ha;
    const double slopeX = (hb * (c.y - a.y) - hc * (b.y - a.y)) / area;
    const double slopeY = (hc * (b.x - a.x) - hb * (c.x - a.x)) / area;

    Triangle& found = triangles_[triangle];
    ++found.version;
    found.coversValid = isVoid_.empty();
    float worst = 0.0f;
    const Point origin = a;
    if (a.y > b.y) std::swap(a, b);
    if (b.y > c.y) std::swap(b, c);
    if (a.y > b.y) std::swap(a, b);
    const Side whole(a, c), lower(a, b), upper(b, c);
    const bool isMiddleLeft = cross(a, c, b) > 0;  // with y upwards, b lies left of the long side
    const auto step = static_cast<float>(slopeX);
    for (int y = a.y; y <= c.y; ++y) {
        // The long side and the short one of this row hold the row's ends. A short side may be level: it ends at b.
        const float onLong = whole.at(y), onShort = y == b.y ? static_cast<float>(b.x) : y < b.y ? lower.at(y) : upper.at(y);
        const int left = firstColumn(isMiddleLeft ? onShort : onLong), right = lastColumn(isMiddleLeft ? onLong : onShort);
        if (left > right) continue;
        const std::size_t start = static_cast<std::size_t>(y) * side_ + left;
        const float* row = heights_.data() + start;
        const int count = right - left + 1;
        const auto first = static_cast<float>(ha + slopeX * (left - origin.x) + slopeY * (y - origin.y));
        if (isVoid_.empty()) {
            if (count >= kLongRow && worstAlong(row, count, first, step) <= worst) continue;
            for (int i = 0; i < count; ++i) {
                const float error = std::abs(first + step * static_cast<float>(i) - row[i]);
                if (error <= worst) continue;
                worst = error;
                found.worst = {left + i, y};
            }
        } else {
            const std::uint8_t* isVoid = isVoid_.data() + start;
            for (int i = 0; i < count; ++i) {
                if (isVoid[i]) continue;
                found.coversValid = true;
                const float error = std::abs(first + step * static_cast<float>(i) - row[i]);
                if (error <= worst) continue;
                worst = error;
                found.worst = {left + i, y};
            }
        }
    }
    // A corner's own rounding is no reason to split.
    if (worst <= 0.0f || std::find(corners.begin(), corners.end(), found.worst) != corners.end()) return;
    heap_.push_back({worst, triangle, found.version});
    std::push_heap(heap_.begin(), heap_.end());
}

void GreedyTin::dropOutdated() {
    while (!heap_.empty() && heap_.front().version != triangles_[heap_.front().triangle].version) {
        std::pop_heap(heap_.begin(), heap_.end());
        heap_.pop_back();
    }
}

}  // namespace saban::geo
