#include "geo/vector/shape_store.h"

#include <algorithm>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <cassert>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <map>
#include <unordered_set>

#include "geo/vector/line_detail.h"
#include "geo/vector/shape_clip.h"
#include "geo/vector/vector_style.h"

namespace saban::geo {

namespace {

namespace bg = boost::geometry;
using IndexPoint = bg::model::d2::point_xy<double>;
using IndexBox = bg::model::box<IndexPoint>;
using Index = bg::index::rtree<std::pair<IndexBox, std::uint32_t>, bg::index::linear<16>>;

/// So many vertices have a box of their own, by which they are passed over at once.
constexpr std::uint32_t kChunk = 64;

IndexBox toIndex(const Bounds& b) { return {IndexPoint(b.minE, b.minN), IndexPoint(b.maxE, b.maxN)}; }

bool touches(const Bounds& a, const Bounds& b) {
    return a.minE <= b.maxE && b.minE <= a.maxE && a.minN <= b.maxN && b.minN <= a.maxN;
}

Bounds around(std::span<const glm::dvec2> points) {
    Bounds box;
    for (const glm::dvec2 point : points) box.include(point);
    return box;
}

std::int64_t cellOf(glm::dvec2 point, double sideM) {
    const auto column = static_cast<std::int64_t>(std::floor(point.x / sideM)), row = static_cast<std::int64_t>(std::floor(point.y / sideM));
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(column) << 32) ^ (row & 0xffffffff);
}

}  // namespace

struct ShapeStore::Impl {
    struct Part {
        std::uint32_t first, count, firstChunk;
        std::uint16_t style;
        ShapeKind kind;
        float sizeM;  ///< greater side of the box; of a point the side of the square that it alone stands for
    };
    std::vector<Part> parts;
    std::vector<glm::dvec2> points;
    std::vector<float> detailM;
    std::vector<Bounds> chunks;         ///< of every `kChunk` vertices and the one after them
    std::map<int, Index> bySize;        ///< parts of 2^key to 2^(key + 1) metres
    Bounds bounds;

    std::span<const glm::dvec2> pointsOf(const Part& part) const { return std::span(points).subspan(part.first, part.count); }
    void measure(Part& part);
    void thinPoints();
    void readLine(std::uint32_t id, const Bounds& area, double toleranceM, ShapeSet& out) const;
    void readRing(std::uint32_t id, const Bounds& area, double toleranceM, ShapeSet& out) const;
};

ShapeStore::ShapeStore() : impl_(std::make_unique<Impl>()) {}
ShapeStore::~ShapeStore() = default;
ShapeStore::ShapeStore(ShapeStore&&) noexcept = default;
ShapeStore& ShapeStore::operator=(ShapeStore&&) noexcept = default;

const Bounds& ShapeStore::bounds() const { return impl_->bounds; }
std::size_t ShapeStore::vertexCount() const { return impl_->points.size(); }
std::size_t ShapeStore::partCount() const { return impl_->parts.size(); }

Digest ShapeStore::digest() const {
    std::vector<std::uint32_t> parts;
    parts.reserve(impl_->parts.size() * 3);
    for (const Impl::Part& part : impl_->parts)
        parts.insert(parts.end(), {part.first, part.count, (static_cast<std::uint32_t>(part.style) << 8) | static_cast<std::uint32_t>(part.kind)});
    return Fingerprint().add(std::as_bytes(std::span(impl_->points))).add(std::as_bytes(std::span(parts))).digest();
}

void ShapeStore::add(ShapeKind kind, std::uint16_t style, std::span<const glm::dvec2> points, bool isHole) {
    Impl& m = *impl_;
    if (kind == ShapeKind::Area && points.size() > 1 && points.front() == points.back()) points = points.first(points.size() - 1);
    const std::size_t fewest = kind == ShapeKind::Point ? 1 : kind == ShapeKind::Line ? 2 : 3;
    if (points.size() < fewest) return;
    m.parts.push_back({static_cast<std::uint32_t>(m.points.size()), static_cast<std::uint32_t>(points.size()), 0, style, kind, 0.0f});
    m.points.insert(m.points.end(), points.begin(), points.end());
    // All outer rings one way round and all holes the other: then any number of them is filled in one go.
    if (kind == ShapeKind::Area && (signedDoubleArea(points) < 0.0) != isHole)
        std::reverse(m.points.end() - static_cast<std::ptrdiff_t>(points.size()), m.points.end());
}

void ShapeStore::Impl::measure(Part& part) {
    const auto own = pointsOf(part);
    const Bounds box = around(own);
    bounds.include(glm::dvec2{box.minE, box.minN});
    bounds.include(glm::dvec2{box.maxE, box.maxN});
    if (part.kind == ShapeKind::Point) return;
    part.sizeM = static_cast<float>(std::max(box.width(), box.height()));
    const auto detail = std::span(detailM).subspan(part.first, part.count);
    if (part.kind == ShapeKind::Line)
        computeLineDetail(own, detail);
    else
        computeRingDetail(own, detail);
    part.firstChunk = static_cast<std::uint32_t>(chunks.size());
    for (std::uint32_t first = 0; first < part.count; first += kChunk) {
        Bounds chunk = around(own.subspan(first, std::min(kChunk, part.count - first)));
        if (first + kChunk < part.count) chunk.include(own[first + kChunk]);
        else if (part.kind == ShapeKind::Area) chunk.include(own[0]);
        chunks.push_back(chunk);
    }
}

/// From wide squares to narrow ones, the first point in each stands for all in it: the most important one, else the first
/// of the file. Points that lie as close as a hand's breadth are drawn all the same when looked at from near.
void ShapeStore::Impl::thinPoints() {
    constexpr int kWidest = 20, kNarrowest = 0;
    std::vector<std::uint32_t> waiting;
    for (std::uint32_t i = 0; i < parts.size(); ++i)
        if (parts[i].kind == ShapeKind::Point) waiting.push_back(i);
    std::stable_sort(waiting.begin(), waiting.end(), [this](std::uint32_t a, std::uint32_t b) {
        return vectorStyle(parts[a].style).order > vectorStyle(parts[b].style).order;
    });
    std::vector<std::uint32_t> chosen;
    for (int level = kWidest; level >= kNarrowest && !waiting.empty(); --level) {
        const double sideM = std::ldexp(1.0, level);
        std::unordered_set<std::int64_t> taken;
        for (const std::uint32_t i : chosen) taken.insert(cellOf(points[parts[i].first], sideM));
        std::erase_if(waiting, [&](std::uint32_t i) {
            if (!taken.insert(cellOf(points[parts[i].first], sideM)).second) return false;
            parts[i].sizeM = static_cast<float>(sideM);
            chosen.push_back(i);
            return true;
        });
    }
    for (const std::uint32_t i : waiting) parts[i].sizeM = 0.5f;
}

bool ShapeStore::finish(const std::stop_token& stop, const Progress& progress) {
    Impl& m = *impl_;
    m.points.shrink_to_fit();
    m.detailM.resize(m.points.size(), std::numeric_limits<float>::infinity());
    constexpr std::size_t kPartsPerLook = 256;
    for (std::size_t i = 0; i < m.parts.size(); ++i) {
        if (i % kPartsPerLook == 0) {
            if (stop.stop_requested()) return false;
            report(progress, 0.7 * static_cast<double>(i) / static_cast<double>(m.parts.size()));
        }
        m.measure(m.parts[i]);
    }
    m.thinPoints();
    if (stop.stop_requested()) return false;
    report(progress, 0.9);
    std::map<int, std::vector<Index::value_type>> entries;
    for (std::uint32_t i = 0; i < m.parts.size(); ++i) {
        const int size = m.parts[i].sizeM > 0.0f ? std::ilogb(m.parts[i].sizeM) : std::numeric_limits<int>::min();
        entries[std::max(size, -10)].emplace_back(toIndex(around(m.pointsOf(m.parts[i]))), i);
    }
    for (auto& [size, list] : entries) m.bySize.emplace(size, Index(list.begin(), list.end()));
    report(progress, 1.0);
    return true;
}

void ShapeStore::Impl::readLine(std::uint32_t id, const Bounds& area, double toleranceM, ShapeSet& out) const {
    const Part& part = parts[id];
    const auto own = pointsOf(part);
    const auto detail = std::span(detailM).subspan(part.first, part.count);
    const Bounds near = area.grownBy(toleranceM);
    const auto chunkCount = static_cast<std::uint32_t>((part.count + kChunk - 1) / kChunk);
    std::vector<glm::dvec2> run;
    std::uint32_t end = 0;  // the vertex after the last one of `run`
    const auto finish = [&] {
        clipLine(run, area, [&](std::span<const glm::dvec2> piece) { out.add(ShapeKind::Line, part.style, id, piece); });
        run.clear();
    };
    for (std::uint32_t chunk = 0; chunk < chunkCount; ++chunk) {
        if (!touches(chunks[part.firstChunk + chunk], near)) continue;
        std::uint32_t from = chunk * kChunk, to = std::min(from + kChunk, part.count - 1);
        while (from > 0 && !(detail[from] > toleranceM)) --from;
        while (to + 1 < part.count && !(detail[to] > toleranceM)) ++to;
        if (from >= end && !run.empty()) finish();
        if (run.empty()) end = from;
        for (std::uint32_t i = std::max(from, end); i <= to; ++i)
            if (detail[i] > toleranceM) run.push_back(own[i]);
        end = std::max(end, to + 1);
    }
    if (!run.empty()) finish();
}

void ShapeStore::Impl::readRing(std::uint32_t id, const Bounds& area, double toleranceM, ShapeSet& out) const {
    const Part& part = parts[id];
    const auto own = pointsOf(part);
    const auto detail = std::span(detailM).subspan(part.first, part.count);
    const Bounds near = area.grownBy(toleranceM);
    std::vector<glm::dvec2> ring;
    for (std::uint32_t from = 0; from < part.count; from += kChunk) {
        const std::uint32_t to = std::min(from + kChunk, part.count);
        const auto isKept = [toleranceM](float detailM_) { return detailM_ > toleranceM; };
        const auto ofChunk = detail.subspan(from, to - from);
        // All of it lies beyond one side of the area: the way between its first and its last vertex does not matter.
        if (!touches(chunks[part.firstChunk + from / kChunk], near)) {
            const auto first = std::find_if(ofChunk.begin(), ofChunk.end(), isKept);
            if (first == ofChunk.end()) continue;
            const auto last = std::find_if(ofChunk.rbegin(), ofChunk.rend(), isKept);
            ring.push_back(own[from + (first - ofChunk.begin())]);
            ring.push_back(own[to - 1 - (last - ofChunk.rbegin())]);
            continue;
        }
        for (std::uint32_t i = from; i < to; ++i)
            if (isKept(detail[i])) ring.push_back(own[i]);
    }
    const auto inside = clipRing(ring, area);
    if (!inside.empty()) out.add(ShapeKind::Area, part.style, id, inside);
}

void ShapeStore::read(const Bounds& area, double resolutionM, ShapeSet& out) const {
    const Impl& m = *impl_;
    const double toleranceM = kSimplifiedTo * resolutionM;
    std::vector<std::uint32_t> found;
    for (const auto& [size, index] : m.bySize) {
        if (std::ldexp(1.0, size + 1) < kSmallestPart * resolutionM) continue;
        for (auto it = index.qbegin(bg::index::intersects(toIndex(area))); it != index.qend(); ++it) found.push_back(it->second);
    }
    std::sort(found.begin(), found.end());
    for (const std::uint32_t i : found) {
        const Impl::Part& part = m.parts[i];
        const double smallest = part.kind == ShapeKind::Point ? kPointSpacing : kSmallestPart;
        const bool isAlwaysKept = part.kind == ShapeKind::Point && part.sizeM < 1.0f && resolutionM <= 1.0 / kPointSpacing;
        if (part.sizeM < smallest * resolutionM && !isAlwaysKept) continue;
        if (part.kind == ShapeKind::Point)
            out.add(part.kind, part.style, i, m.pointsOf(part));
        else if (part.kind == ShapeKind::Line)
            m.readLine(i, area, toleranceM, out);
        else
            m.readRing(i, area, toleranceM, out);
    }
}

}  // namespace saban::geo
