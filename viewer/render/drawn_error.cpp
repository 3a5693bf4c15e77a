#include "viewer/render/drawn_error.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <mutex>
#include <thread>

#include "geo/core/executor.h"
#include "geo/core/text.h"
#include "viewer/render/framebuffer.h"

namespace saban::viewer {

namespace {

constexpr double kEdgePx = 2.5;         // cut sides run along the cells of a tile, which may be this large on the screen
constexpr double kSuspiciousPx = 0.25;  // less far below the ground, the side of a hole does no harm
constexpr double kBlockCells = 256.0;   // pixels are compared in the order of such blocks, as files store them
constexpr std::size_t kPointsPerTask = 4096;

geo::Result<void> cancelled() {
    return geo::fail(geo::ErrorCode::Cancelled, text(SABAN_TR("viewer", "stopped before the drawing was measured")));
}

/// Puts view and look back.
class Restore {
   public:
    explicit Restore(TableView& table) : table_(table), look_(table.look()), view_(table.camera().view()) {}
    ~Restore() {
        table_.setLook(look_);
        table_.camera().setView(view_);
    }
    Restore(const Restore&) = delete;
    Restore& operator=(const Restore&) = delete;

   private:
    TableView& table_;
    Look look_;
    Viewpoint view_;
};

/// A point of the drawn surface.
struct Hit {
    glm::dvec2 pixel;
    glm::dvec3 ground;   ///< table coordinates, true height as drawn
    double edgeM;        ///< how near the edge of the table or of a hole it may not be
};

/// The view that the frame was drawn with.
struct Shot {
    Viewpoint view;
    SceneFrame frame;
    Projection projection;
};

std::vector<Hit> hitsOf(const std::vector<double>& distances, const Shot& shot, const layers::Ground& ground, int stridePx) {
    const glm::ivec2 size = shot.projection.sizePx;
    const Lens lens = lensOf(shot.view, shot.projection);
    const glm::dvec3 forward = rayThrough(shot.view, shot.frame, shot.projection, glm::dvec2(size) / 2.0);
    std::vector<Hit> hits;
    hits.reserve(static_cast<std::size_t>(size.x / stridePx + 1) * (size.y / stridePx + 1));
    for (int row = 0; row < size.y; row += stridePx) {
        for (int column = 0; column < size.x; column += stridePx) {
            const double distance = distances[static_cast<std::size_t>(row) * size.x + column];
            if (!std::isfinite(distance)) continue;
            const glm::dvec2 pixel(column + 0.5, row + 0.5);
            const glm::dvec3 ray = rayThrough(shot.view, shot.frame, shot.projection, pixel);
            const glm::dvec3 point = shot.frame.toGround(rayStart(shot.view, shot.frame, shot.projection, pixel) + ray * (distance / glm::dot(ray, forward)));
            const double edgeM = std::max(ground.elevation->cellM(), kEdgePx * lens.pixelM(distance));
            if (ground.bounds.grownBy(-edgeM).contains(point)) hits.push_back({pixel, point, edgeM});
        }
    }
    return hits;
}

/// Neighbours on the ground next to each other: every block of a file is then read once.
void sortByPlace(std::vector<Hit>& hits, const layers::Ground& ground) {
    const double blockM = kBlockCells * ground.elevation->cellM();
    const auto block = [&](const Hit& hit) {
        return std::pair(std::floor((hit.ground.y - ground.bounds.minN) / blockM), std::floor((hit.ground.x - ground.bounds.minE) / blockM));
    };
    std::stable_sort(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) { return block(a) < block(b); });
}

geo::Result<bool> isNearHole(const geo::ElevationSource& elevation, const Hit& hit) {
    constexpr int kDirections = 8;
    const int rings = std::clamp(static_cast<int>(std::ceil(hit.edgeM / elevation.cellM())), 1, 3);
    for (int ring = 1; ring <= rings; ++ring) {
        for (int i = 0; i < kDirections; ++i) {
            const double angle = glm::radians(360.0 * i / kDirections), radius = hit.edgeM * ring / rings;
            const auto height = elevation.heightAt(glm::dvec2(hit.ground) + radius * glm::dvec2(std::sin(angle), std::cos(angle)));
            if (!height) return tl::unexpected(height.error());
            if (!*height) return true;
        }
    }
    return false;
}

/// True when the ray to a hit below the ground may have come through a hole: then it sees the hole's far side or its floor.
geo::Result<bool> isThroughHole(const geo::ElevationSource& elevation, const Hit& hit, glm::dvec3 eye) {
    constexpr int kMostSteps = 4000;
    const glm::dvec3 back = eye - hit.ground;
    const double across = glm::length(glm::dvec2(back));
    if (across <= 0.0) return false;
    const double stepM = elevation.cellM() / 2.0;
    for (int i = 1; i < std::min(kMostSteps, static_cast<int>(across / stepM)); ++i) {
        const glm::dvec3 at = hit.ground + back * (stepM * i / across);
        const auto height = elevation.heightAt(glm::dvec2(at));
        if (!height) return tl::unexpected(height.error());
        if (!*height) return true;
        if (at.z > **height) return isNearHole(elevation, {.pixel = hit.pixel, .ground = at, .edgeM = hit.edgeM});  // it came in here
    }
    return false;
}

/// A compared pixel; nothing where the ground is not known, or it is a cut side.
geo::Result<std::optional<double>> errorPxAt(const Hit& hit, const Shot& shot, const geo::ElevationSource& elevation) {
    const auto height = elevation.heightAt(hit.ground);
    if (!height) return tl::unexpected(height.error());
    if (!*height) return std::nullopt;
    const auto truth = pixelOf(shot.view, shot.frame, shot.projection, shot.frame.toScene({hit.ground.x, hit.ground.y, **height}));
    // Ground that ought to hide the eye is off by more than the picture shows.
    const double errorPx = truth ? glm::distance(*truth, hit.pixel) : glm::length(glm::dvec2(shot.projection.sizePx));
    if (errorPx <= kSuspiciousPx || hit.ground.z > **height) return errorPx;
    const auto nearHole = isNearHole(elevation, hit);
    if (!nearHole) return tl::unexpected(nearHole.error());
    if (*nearHole) return std::nullopt;
    const auto throughHole = isThroughHole(elevation, hit, shot.frame.toGround(seenFrom(shot.view, shot.frame, shot.frame.toScene(hit.ground))));
    if (!throughHole) return tl::unexpected(throughHole.error());
    return *throughHole ? std::nullopt : std::optional(errorPx);
}

/// What several threads find out together.
struct Found {
    std::mutex mutex;
    std::vector<float> errorsPx;
    double maxPx = -1.0;
    glm::dvec2 worst{0.0};
    std::optional<geo::Error> error;
};

void compareSome(std::span<const Hit> hits, const Shot& shot, const geo::ElevationSource& elevation, Found& found) {
    std::vector<float> errorsPx;
    errorsPx.reserve(hits.size());
    double maxPx = -1.0;
    glm::dvec2 worst{0.0};
    std::optional<geo::Error> error;
    for (const Hit& hit : hits) {
        const auto errorPx = errorPxAt(hit, shot, elevation);
        if (!errorPx) {
            error = errorPx.error();
            break;
        }
        if (!*errorPx) continue;
        errorsPx.push_back(static_cast<float>(**errorPx));
        if (**errorPx > maxPx) {
            maxPx = **errorPx;
            worst = hit.ground;
        }
    }
    const std::lock_guard lock(found.mutex);
    if (error && !found.error) found.error = error;
    found.errorsPx.insert(found.errorsPx.end(), errorsPx.begin(), errorsPx.end());
    if (maxPx > found.maxPx) {
        found.maxPx = maxPx;
        found.worst = worst;
    }
}

geo::Result<void> compare(const std::vector<Hit>& hits, const Shot& shot, const geo::ElevationSource& elevation, Found& found,
                          const std::stop_token& stop) {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (;;) {
            const std::size_t first = next.fetch_add(kPointsPerTask);
            if (first >= hits.size() || stop.stop_requested()) return;
            compareSome(std::span(hits).subspan(first, std::min(kPointsPerTask, hits.size() - first)), shot, elevation, found);
        }
    };
    {
        std::vector<std::jthread> others;
        for (unsigned i = 1; i < std::max(1u, geo::Executor::defaultThreadCount()); ++i) others.emplace_back(work);
        work();
    }
    if (stop.stop_requested()) return cancelled();
    if (found.error) return tl::unexpected(*found.error);
    return {};
}

geo::Result<void> drawComplete(TableView& table, const std::stop_token& stop) {
    while (!table.prepare()) {
        if (stop.stop_requested()) return cancelled();
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    Framebuffer target;
    const glm::ivec2 size = table.camera().projection().sizePx;
    if (!target.ensure(size, 0, Framebuffer::Depth::None))
        return geo::fail(geo::ErrorCode::Unsupported,
                         text(SABAN_TR("viewer", "cannot take a picture of {0} x {1} pixels: the driver refuses the buffer. Ask for a smaller one."),
                              size.x, size.y));
    auto drawn = table.draw(target.id());
    target.release();
    if (!drawn) return drawn;
    const ViewStatus status = table.status();
    if (status.tilesFailed > 0 && !status.failures.empty()) return geo::fail(geo::ErrorCode::Unreadable, status.failures.front());
    return {};
}

}  // namespace

geo::Result<DrawnError> measureDrawnError(TableView& table, std::span<const Viewpoint> views, const DrawnErrorOptions& options,
                                          std::stop_token stop) {
    if (!table.ground()) return DrawnError{};
    const layers::Ground& ground = *table.ground();
    const Restore restore(table);
    Look bare = table.look();
    bare.contours = bare.grid = bare.frame = bare.buildings = false;
    table.setLook(bare);
    Found found;
    for (const Viewpoint& view : views) {
        table.camera().setView(view);
        if (auto drawn = drawComplete(table, stop); !drawn) return tl::unexpected(drawn.error());
        const Shot shot{.view = table.camera().view(), .frame = table.camera().frame(), .projection = table.camera().projection()};
        std::vector<Hit> hits = hitsOf(table.readDistances(), shot, ground, std::max(1, options.stridePx));
        sortByPlace(hits, ground);
        if (auto compared = compare(hits, shot, *ground.elevation, found, stop); !compared) return tl::unexpected(compared.error());
    }
    if (found.errorsPx.empty()) return DrawnError{};
    double sum = 0.0;
    for (const float errorPx : found.errorsPx) sum += errorPx;
    const auto count = found.errorsPx.size();
    const auto rank = std::min(count - 1, static_cast<std::size_t>(0.999 * static_cast<double>(count)));
    std::nth_element(found.errorsPx.begin(), found.errorsPx.begin() + static_cast<std::ptrdiff_t>(rank), found.errorsPx.end());
    DrawnError error{.maxPx = found.maxPx, .p999Px = found.errorsPx[rank], .meanPx = sum / static_cast<double>(count),
                     .samples = static_cast<std::int64_t>(count), .worst = {}};
    if (const auto height = ground.elevation->heightAt(found.worst); height && *height) error.worst = PickedPoint{.ground = {found.worst, **height}};
    return error;
}

std::vector<Viewpoint> evenlySpaced(std::span<const Viewpoint> views, std::size_t count) {
    if (views.size() <= count) return {views.begin(), views.end()};
    std::vector<Viewpoint> chosen;
    for (std::size_t i = 0; i < count; ++i) chosen.push_back(views[count > 1 ? i * (views.size() - 1) / (count - 1) : 0]);
    return chosen;
}

}  // namespace saban::viewer
