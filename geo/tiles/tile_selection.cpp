#include "geo/tiles/tile_selection.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/gtc/matrix_access.hpp>
#include <glm/vector_relational.hpp>
#include <limits>

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

PlaneSide sideOf(const SceneBox& box, const glm::dvec4& plane) {
    const glm::dvec3 normal(plane), middle = (box.min + box.max) / 2.0, half = (box.max - box.min) / 2.0;
    const double distance = glm::dot(normal, middle) + plane.w, reach = glm::dot(glm::abs(normal), half);
    return distance >= reach ? PlaneSide::Inside : distance <= -reach ? PlaneSide::Outside : PlaneSide::Across;
}

/// On a map a height is not seen, but what stands on the ground must not be buried in a mesh that is too coarse.
constexpr double kUprightOnMap = 0.25;

double pixelsPerMetreUp(const SceneBox& box, const SelectionView& view) {
    if (view.parallelM > 0.0) return view.pixelsPerRadian / view.parallelM * std::max(glm::length(glm::dvec2(view.forward)), kUprightOnMap);
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

/// From the eye, as far as it tells how large something is seen.
double seenFromM(const SceneBox& box, const SelectionView& view) { return view.parallelM > 0.0 ? view.parallelM : distanceTo(box, view.eye); }

/// What a cell's width counts for where ground is seen at a grazing angle: it lies there on fewer rows of pixels than columns,
/// and without anisotropic filtering the finer cells would only flicker. Never less than 0.6 of it.
double grazing(const SceneBox& box, const SelectionView& view, double distance) {
    const double above = view.parallelM > 0.0 ? -view.forward.z * distance : std::max(0.0, view.eye.z - box.max.z);
    const double side = std::max(box.max.x - box.min.x, box.max.y - box.min.y);
    const double rowsPerColumn = above / std::max(distance, 1e-3) + (box.max.z - box.min.z) / std::max(side, 1e-3);
    return std::clamp(std::sqrt(rowsPerColumn), 0.6, 1.0);
}

/// Pixels that a cell of a tile covers where it is closest, seen from above.
double cellPx(const TileGrid& grid, const TileKey& key, const SelectionView& view, double distance) {
    return grid.cellM(key.level) * view.pixelsPerRadian / std::max(distance, 1e-3);
}

/// The steepest line of sight in the picture of an upright camera, as a tangent.
double steepestIn(const SelectionView& view) {
    const glm::dvec3 left(view.planes[0]), right(view.planes[1]), top(view.planes[3]);
    if (top.z >= 0.0) return std::numeric_limits<double>::infinity();  // the zenith is in the picture
    const double middle = glm::dot(glm::dvec2(top), glm::dvec2(view.forward)) >= 0.0 ? glm::length(glm::dvec2(top)) : -glm::length(glm::dvec2(top));
    double steepest = middle / -top.z;
    if (steepest >= 0.0) return steepest;
    for (const glm::dvec3& side : {left, right}) {  // a picture that looks down is steepest in its upper corners
        glm::dvec3 corner = glm::cross(side, top);
        if (glm::dot(corner, view.forward) < 0.0) corner = -corner;
        steepest = std::max(steepest, corner.z / std::max(glm::length(glm::dvec2(corner)), 1e-12));
    }
    return steepest;
}

constexpr double kHorizonMarginPx = 2.0;  // the drawn ground may be lower than the true one by as much

class Walk {
   public:
    Walk(const TileGrid& grid, const SelectionView& view, const TileQueries& queries, const SelectionOptions& options)
        : grid_(grid), view_(view), queries_(queries), options_(options) {
        if (!queries.relief || view.parallelM > 0.0) return;  // what hides what is told by lines of sight from one eye
        horizon_.emplace(view.eye, view.pixelsPerRadian, kHorizonMarginPx);
        horizon_->setCeiling(steepestIn(view));
    }

    TileSelection run() {
        for (const auto& key : rootsFrontToBack()) visit(key);
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

    /// No line of sight passes through a root before one that comes earlier.
    std::vector<TileKey> rootsFrontToBack() const {
        std::vector<TileKey> roots;
        for (int y = 0; y < grid_.rootsY(); ++y)
            for (int x = 0; x < grid_.rootsX(); ++x) roots.push_back({0, x, y});
        // Every line of sight moves away from the eye's column and row.
        const auto steps = [&](const TileKey& key) {
            const SceneBox box = queries_.box(key);
            const glm::dvec2 size = glm::max(glm::dvec2(box.max - box.min), glm::dvec2(1e-9));
            const glm::dvec2 away = glm::abs(glm::floor((glm::dvec2(view_.eye) - glm::dvec2(box.min)) / size));
            return away.x + away.y;
        };
        std::stable_sort(roots.begin(), roots.end(), [&](const TileKey& a, const TileKey& b) { return steps(a) < steps(b); });
        return roots;
    }

    bool isCutAway(const SceneBox& box) const { return view_.cut && sideOf(box, *view_.cut) == PlaneSide::Outside; }

    /// True when nearer ground stands before all of it.
    bool isHidden(const TileKey& key, const SceneBox& box) const {
        if (!horizon_) return false;
        if (horizon_->hides(glm::dvec2(box.min), glm::dvec2(box.max), box.max.z)) return true;
        const auto relief = queries_.relief(key);
        return relief && horizon_->hides(*relief);
    }

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
        if (isOutside(box, view_.planes) || isCutAway(box) || isHidden(key, box)) return true;
        const double distance = distanceTo(box, view_.eye);
        const double texelPx = cellPx(grid_, key, view_, seenFromM(box, view_));
        const TileReadiness readiness = queries_.readiness(key);
        const bool isFineEnough = hasNothing(readiness) || key.level >= queries_.finestLevel(key) ||
                                  isFineFor(key, box);
        if (isFineEnough) {
            ++result_.wanted;
            if (readiness == TileReadiness::Missing || isStale(readiness)) {
                ++result_.missing;
                request(key, texelPx, readiness);
            }
            if (readiness == TileReadiness::Failed) ++result_.failed;
            if (isDrawable(readiness)) result_.kept.push_back(key);
            return draw(key, distance, readiness) || drawFinerThan(key, box);
        }

        const Mark before = mark();
        bool allDrawable = true;
        for (const TileKey& child : childrenFrontToBack(key, box)) allDrawable = visit(child) && allDrawable;
        if (allDrawable) return true;
        // Something coarse is worth loading only while the fine tiles are not there.
        if (readiness == TileReadiness::Missing && options_.loadsCoarseFirst) request(key, texelPx, readiness);
        if (!isDrawable(readiness)) return false;
        goBackTo(before);
        if (isStale(readiness)) request(key, texelPx, readiness);
        return draw(key, distance, readiness);
    }

    /// Tiles of the next finer level stand in for one that is not there, when all that are seen are loaded.
    bool drawFinerThan(const TileKey& key, const SceneBox& box) {
        const Mark before = mark();
        for (const TileKey& child : childrenFrontToBack(key, box)) {
            const SceneBox childBox = queries_.box(child);
            if (isOutside(childBox, view_.planes) || isCutAway(childBox) || isHidden(child, childBox) ||
                draw(child, distanceTo(childBox, view_.eye), queries_.readiness(child)))
                continue;
            goBackTo(before);
            return false;
        }
        return drawn_.size() > before.drawn;
    }

    /// The eye's own quarter first, the one across from it last.
    std::array<TileKey, 4> childrenFrontToBack(const TileKey& key, const SceneBox& box) const {
        const int nearest = (view_.eye.x >= (box.min.x + box.max.x) / 2 ? 1 : 0) | (view_.eye.y >= (box.min.y + box.max.y) / 2 ? 2 : 0);
        return {key.child(nearest), key.child(nearest ^ 1), key.child(nearest ^ 2), key.child(nearest ^ 3)};
    }

    /// A state to go back to when tiles that were drawn do not fill their place after all.
    struct Mark {
        std::size_t drawn, horizon;
    };
    Mark mark() const { return {drawn_.size(), horizon_ ? horizon_->mark() : 0}; }
    void goBackTo(const Mark& mark) {
        drawn_.resize(mark.drawn);
        if (horizon_) horizon_->lowerAgain(mark.horizon);
    }

    bool isFineFor(const TileKey& key, const SceneBox& box) const {
        const bool isSharpHere = isSharp(grid_, key, box, view_, options_);
        if (!isSharpHere && (!queries_.detailLevel || key.level < queries_.detailLevel(key))) return false;
        if (!queries_.error) return true;
        const TileError error = queries_.error(key);
        const double heightM = isSharpHere ? error.best : error.quick;
        return heightM <= 0.0 || heightM * pixelsPerMetreUp(box, view_) <= options_.errorPx;
    }

    bool draw(const TileKey& key, double distance, TileReadiness readiness) {
        if (!isDrawable(readiness)) return false;
        if (hasNothing(readiness)) return true;
        drawn_.push_back({key, distance});
        if (!horizon_) return true;
        if (view_.cut && sideOf(queries_.box(key), *view_.cut) == PlaneSide::Across) return true;  // a part of it stands before nothing
        if (const auto relief = queries_.relief(key)) horizon_->raise(*relief);
        return true;
    }

    const TileGrid& grid_;
    const SelectionView& view_;
    const TileQueries& queries_;
    const SelectionOptions& options_;
    TileSelection result_;
    std::vector<Drawn> drawn_;
    std::optional<Horizon> horizon_;
};

}  // namespace

bool isSharp(const TileGrid& grid, const TileKey& key, const SceneBox& box, const SelectionView& view, const SelectionOptions& options) {
    const double distance = seenFromM(box, view);
    return cellPx(grid, key, view, distance) * grazing(box, view, distance) <= options.texelPx;
}

TileSelection selectTiles(const TileGrid& grid, const SelectionView& view, const TileQueries& queries,
                          const SelectionOptions& options) {
    return Walk(grid, view, queries, options).run();
}

}  // namespace saban::geo
