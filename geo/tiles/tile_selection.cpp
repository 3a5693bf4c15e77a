#include "geo/tiles/tile_selection.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/gtc/matrix_access.hpp>

namespace saban::geo {

std::array<glm::dvec4, 5> frustumPlanes(const glm::dmat4& view, const glm::dmat4& projection) {
    const glm::dmat4 m = projection * view;
    const glm::dvec4 x = glm::row(m, 0), y = glm::row(m, 1), w = glm::row(m, 3);
    std::array<glm::dvec4, 5> planes{w + x, w - x, w + y, w - y, w};
    for (auto& plane : planes) {
        const double length = glm::length(glm::dvec3(plane));
        if (length > 0.0) plane /= length;
    }
    return planes;
}

double distanceTo(const SceneBox& box, glm::dvec3 point) {
    const glm::dvec3 outside = glm::max(glm::max(box.min - point, point - box.max), glm::dvec3(0.0));
    return glm::length(outside);
}

bool isOutside(const SceneBox& box, const std::array<glm::dvec4, 5>& planes) {
    for (const auto& plane : planes) {
        const glm::dvec3 farthest(plane.x >= 0 ? box.max.x : box.min.x, plane.y >= 0 ? box.max.y : box.min.y,
                                  plane.z >= 0 ? box.max.z : box.min.z);
        if (glm::dot(glm::dvec3(plane), farthest) + plane.w < 0.0) return true;
    }
    return false;
}

double pixelsPerMetreUp(const SceneBox& box, const SelectionView& view) {
    // From r metres across and h up, d = sqrt(r² + h²) away, a metre of height covers r / d² radians. A picture plane stretches
    // what is away from its middle: by s = distance / depth across the radius, by s² along it. Upright lengths lie along the
    // radius only above and below the middle, where s is small: s to the power of 1.5, and two hundredths, bound both.
    const glm::dvec3 nearest = glm::clamp(view.eye, box.min, box.max);
    const glm::dvec2 acrossMin = glm::dvec2(nearest - view.eye);
    const double slantMin = glm::length(acrossMin);
    const double slantMax = glm::length(glm::max(glm::abs(glm::dvec2(box.min - view.eye)), glm::abs(glm::dvec2(box.max - view.eye))));
    const double above = std::abs(nearest.z - view.eye.z);
    // r / (r² + h²) is largest where r equals h.
    // Inside the box the ground may be right at the eye: the bound is then as large as it gets.
    const double slant = std::max(std::clamp(above, slantMin, slantMax), 1e-3);
    const double distance = std::max(std::hypot(slant, above), 1e-3);
    const glm::dvec3 nearCorner(view.forward.x >= 0 ? box.min.x : box.max.x, view.forward.y >= 0 ? box.min.y : box.max.y,
                                view.forward.z >= 0 ? box.min.z : box.max.z);
    const double stretch = std::min(1.0 / view.cosHalfDiagonal, distance / std::max(glm::dot(nearCorner - view.eye, view.forward), 1e-3));
    return 1.02 * view.pixelsPerRadian * slant / (distance * distance) * std::pow(std::max(stretch, 1.0), 1.5);
}

namespace {

/// What a cell's width counts for where ground is seen at a grazing angle: it lies there on fewer rows of pixels than columns,
/// and without anisotropic filtering the finer cells would only flicker. Never less than 0.6 of it.
double grazing(const SceneBox& box, const SelectionView& view, double distance) {
    const double above = std::max(0.0, view.eye.z - box.max.z);
    const double side = std::max(box.max.x - box.min.x, box.max.y - box.min.y);
    const double rowsPerColumn = above / std::max(distance, 1e-3) + (box.max.z - box.min.z) / std::max(side, 1e-3);
    return std::clamp(std::sqrt(rowsPerColumn), 0.6, 1.0);
}

class Walk {
   public:
    Walk(const TileGrid& grid, const SelectionView& view, const TileQueries& queries, const SelectionOptions& options)
        : grid_(grid), view_(view), queries_(queries), options_(options) {}

    TileSelection run() {
        for (int y = 0; y < grid_.rootsY(); ++y)
            for (int x = 0; x < grid_.rootsX(); ++x) visit({0, x, y});
        std::sort(drawn_.begin(), drawn_.end(), [](const Drawn& a, const Drawn& b) { return a.distance < b.distance; });
        for (const auto& tile : drawn_) result_.draw.push_back(tile.key);
        std::stable_sort(result_.requests.begin(), result_.requests.end(),
                         [](const TileRequest& a, const TileRequest& b) { return a.priority > b.priority; });
        return std::move(result_);
    }

   private:
    struct Drawn {
        TileKey key;
        double distance;
    };

    static bool isDrawable(TileReadiness r) {
        return r == TileReadiness::Ready || isStale(r) || r == TileReadiness::Empty;
    }
    static bool isStale(TileReadiness r) { return r == TileReadiness::Stale || r == TileReadiness::StaleEmpty; }
    static bool hasNothing(TileReadiness r) { return r == TileReadiness::Empty || r == TileReadiness::StaleEmpty; }

    void request(const TileKey& key, double texelPx, TileReadiness readiness) {
        // Coarse tiles first, then by how much too coarse the picture is without them; newer versions last.
        double priority = options_.loadsCoarseFirst ? 1000.0 - 30.0 * key.level : 0.0;
        priority += std::min(texelPx, 20.0);
        if (isStale(readiness)) priority -= 2000.0;
        result_.requests.push_back({key, priority});
    }

    /// True when everything visible below `key` can be drawn and has been added to the list.
    bool visit(const TileKey& key) {
        const SceneBox box = queries_.box(key);
        if (isOutside(box, view_.planes)) return true;
        const double distance = distanceTo(box, view_.eye);
        const double texelPx = grid_.cellM(key.level) * view_.pixelsPerRadian / std::max(distance, 1e-3);
        const TileReadiness readiness = queries_.readiness(key);
        const bool isFineEnough = hasNothing(readiness) || key.level >= queries_.finestLevel(key) ||
                                  (texelPx * grazing(box, view_, distance) <= options_.texelPx && isExactEnough(key, box));
        if (isFineEnough) {
            ++result_.wanted;
            if (readiness == TileReadiness::Missing || isStale(readiness)) {
                ++result_.missing;
                request(key, texelPx, readiness);
            }
            if (readiness == TileReadiness::Failed) ++result_.failed;
            if (isDrawable(readiness)) result_.kept.push_back(key);
            return draw(key, distance, readiness);
        }

        const std::size_t before = drawn_.size();
        bool allDrawable = true;
        for (int i = 0; i < 4; ++i) allDrawable = visit(key.child(i)) && allDrawable;
        if (allDrawable) return true;
        // Something coarse is worth loading only while the fine tiles are not there.
        if (readiness == TileReadiness::Missing && options_.loadsCoarseFirst) request(key, texelPx, readiness);
        if (!isDrawable(readiness)) return false;
        drawn_.resize(before);
        if (isStale(readiness)) request(key, texelPx, readiness);
        return draw(key, distance, readiness);
    }

    bool isExactEnough(const TileKey& key, const SceneBox& box) const {
        if (!queries_.error) return true;
        const double error = queries_.error(key);
        return error <= 0.0 || error * pixelsPerMetreUp(box, view_) <= options_.errorPx;
    }

    bool draw(const TileKey& key, double distance, TileReadiness readiness) {
        if (!isDrawable(readiness)) return false;
        if (!hasNothing(readiness)) drawn_.push_back({key, distance});
        return true;
    }

    const TileGrid& grid_;
    const SelectionView& view_;
    const TileQueries& queries_;
    const SelectionOptions& options_;
    TileSelection result_;
    std::vector<Drawn> drawn_;
};

}  // namespace

TileSelection selectTiles(const TileGrid& grid, const SelectionView& view, const TileQueries& queries,
                          const SelectionOptions& options) {
    return Walk(grid, view, queries, options).run();
}

}  // namespace saban::geo
