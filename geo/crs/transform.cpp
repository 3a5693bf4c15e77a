#include <GeographicLib/Geodesic.hpp>
#include <atomic>
#include <cmath>
#include <limits>
#include <list>
#include <map>
#include <mutex>
#include <proj.h>

#include "geo/core/text.h"
#include "geo/crs/crs.h"
#include "geo/crs/crs_data.h"
#include "geo/crs/proj_support.h"

namespace saban::geo {

/// The operation as a PROJ pipeline: every thread makes its own PJ from it, which needs no database and is quick.
struct Transform::Data {
    std::uint64_t id = 0;  ///< never used twice
    bool isIdentity = false;
    std::string pipeline;
    std::string description;
    double accuracyM = -1.0;
};

namespace {

struct OperationContextDeleter {
    void operator()(PJ_OPERATION_FACTORY_CONTEXT* context) const { proj_operation_factory_context_destroy(context); }
};
struct ListDeleter {
    void operator()(PJ_OBJ_LIST* list) const { proj_list_destroy(list); }
};

struct Operation {
    std::string pipeline;
    std::string description;
    double accuracyM = -1.0;
};

/// The first operation that this machine can carry out. PROJ sorts them: the larger area first, then the better accuracy.
std::optional<Operation> findOperation(const PJ* from, const PJ* to, bool allowBallpark) {
    PJ_CONTEXT* context = projContext();
    const std::unique_ptr<PJ_OPERATION_FACTORY_CONTEXT, OperationContextDeleter> search(
        proj_create_operation_factory_context(context, nullptr));
    proj_operation_factory_context_set_spatial_criterion(context, search.get(), PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
    proj_operation_factory_context_set_grid_availability_use(context, search.get(),
                                                             PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID);
    proj_operation_factory_context_set_allow_ballpark_transformations(context, search.get(), allowBallpark ? 1 : 0);
    const std::unique_ptr<PJ_OBJ_LIST, ListDeleter> found(proj_create_operations(context, from, to, search.get()));
    const int count = found ? proj_list_get_count(found.get()) : 0;
    for (int i = 0; i < count; ++i) {
        const PjPtr operation(proj_list_get(context, found.get(), i));
        if (!operation || !proj_coordoperation_is_instantiable(context, operation.get())) continue;
        const PjPtr ordered(proj_normalize_for_visualization(context, operation.get()));
        const char* pipeline = ordered ? proj_as_proj_string(context, ordered.get(), PJ_PROJ_5, nullptr) : nullptr;
        if (!pipeline) continue;
        const char* name = proj_get_name(operation.get());
        return Operation{pipeline, name ? name : "", proj_coordoperation_get_accuracy(context, operation.get())};
    }
    return std::nullopt;
}

/// The PJs of one thread, the last used first.
struct ThreadOperations {
    PJ_CONTEXT* context = projContext();  // made first, so that it outlives the PJs
    std::list<std::pair<std::uint64_t, PjPtr>> recent;

    PJ* of(std::uint64_t id, const std::string& pipeline) {
        if (!recent.empty() && recent.front().first == id) return recent.front().second.get();
        for (auto it = recent.begin(); it != recent.end(); ++it) {
            if (it->first != id) continue;
            recent.splice(recent.begin(), recent, it);
            return recent.front().second.get();
        }
        constexpr std::size_t kKept = 48;
        if (recent.size() >= kKept) recent.pop_back();
        recent.emplace_front(id, PjPtr(proj_create(context, pipeline.c_str())));
        return recent.front().second.get();
    }
};

PJ* threadOperation(std::uint64_t id, const std::string& pipeline) {
    thread_local ThreadOperations operations;
    return operations.of(id, pipeline);
}

std::optional<glm::dvec2> transformed(PJ* operation, PJ_DIRECTION direction, glm::dvec2 point) {
    if (!operation || !std::isfinite(point.x) || !std::isfinite(point.y)) return std::nullopt;
    proj_errno_reset(operation);
    const PJ_COORD out = proj_trans(operation, direction, proj_coord(point.x, point.y, 0.0, HUGE_VAL));
    if (!std::isfinite(out.xy.x) || !std::isfinite(out.xy.y)) return std::nullopt;
    return glm::dvec2{out.xy.x, out.xy.y};
}

std::size_t transformAll(PJ* operation, PJ_DIRECTION direction, std::span<glm::dvec2> points) {
    std::size_t failed = 0;
    for (glm::dvec2& point : points) {
        if (const auto moved = transformed(operation, direction, point)) {
            point = *moved;
        } else {
            point = glm::dvec2(std::numeric_limits<double>::quiet_NaN());
            ++failed;
        }
    }
    return failed;
}

/// The outline of a rectangle's image holds the extremes of the whole image, so its edges are enough.
std::optional<Bounds> transformBounds(PJ* operation, PJ_DIRECTION direction, const Bounds& bounds) {
    constexpr int kSteps = 64;
    Bounds image;
    bool any = false;
    for (int i = 0; i <= kSteps; ++i) {
        const double t = static_cast<double>(i) / kSteps;
        const double e = bounds.minE + t * (bounds.maxE - bounds.minE);
        const double n = bounds.minN + t * (bounds.maxN - bounds.minN);
        for (const glm::dvec2 p : {glm::dvec2{e, bounds.minN}, glm::dvec2{e, bounds.maxN}, glm::dvec2{bounds.minE, n},
                                   glm::dvec2{bounds.maxE, n}}) {
            const auto moved = transformed(operation, direction, p);
            if (!moved) continue;
            image.include(*moved);
            any = true;
        }
    }
    return any ? std::optional(image) : std::nullopt;
}

}  // namespace

Transform::Transform(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

Result<Transform> Transform::create(const Crs& from, const Crs& to) {
    static std::mutex mutex;
    static std::map<std::pair<std::string, std::string>, std::shared_ptr<const Data>> known;
    static std::atomic<std::uint64_t> nextId{1};
    const std::pair key(from.data_->horizontalDefinition, to.data_->horizontalDefinition);
    {
        const std::lock_guard lock(mutex);
        if (const auto it = known.find(key); it != known.end()) return Transform(it->second);
    }

    auto data = std::make_shared<Data>();
    data->id = nextId.fetch_add(1);
    if (from.isSameAs(to)) {
        data->isIdentity = true;
        data->accuracyM = 0.0;
        data->description = text(SABAN_TR("geo", "no transformation"));
    } else {
        const PjPtr source(proj_create(projContext(), key.first.c_str()));
        const PjPtr target(proj_create(projContext(), key.second.c_str()));
        std::optional<Operation> operation;
        if (source && target) {
            operation = findOperation(source.get(), target.get(), false);
            if (!operation) operation = findOperation(source.get(), target.get(), true);
        }
        if (!operation || !threadOperation(data->id, operation->pipeline))
            return fail(ErrorCode::BadCrs,
                        text(SABAN_TR("geo", "cannot transform from {0} to {1}: PROJ has no operation between them that works "
                                             "without the network. Choose another CRS for the table."),
                             from.label(), to.label()));
        data->pipeline = operation->pipeline;
        data->description = operation->description;
        data->accuracyM = operation->accuracyM;
    }

    const std::lock_guard lock(mutex);
    constexpr std::size_t kKept = 256;
    if (known.size() >= kKept) known.clear();
    return Transform(known.try_emplace(key, std::move(data)).first->second);
}

std::optional<glm::dvec2> Transform::forward(glm::dvec2 point) const {
    if (data_->isIdentity) return point;
    return transformed(threadOperation(data_->id, data_->pipeline), PJ_FWD, point);
}

std::optional<glm::dvec2> Transform::inverse(glm::dvec2 point) const {
    if (data_->isIdentity) return point;
    return transformed(threadOperation(data_->id, data_->pipeline), PJ_INV, point);
}

std::size_t Transform::forward(std::span<glm::dvec2> points) const {
    return data_->isIdentity ? 0 : transformAll(threadOperation(data_->id, data_->pipeline), PJ_FWD, points);
}

std::size_t Transform::inverse(std::span<glm::dvec2> points) const {
    return data_->isIdentity ? 0 : transformAll(threadOperation(data_->id, data_->pipeline), PJ_INV, points);
}

std::optional<Bounds> Transform::forward(const Bounds& bounds) const {
    if (data_->isIdentity) return bounds;
    return transformBounds(threadOperation(data_->id, data_->pipeline), PJ_FWD, bounds);
}

std::optional<Bounds> Transform::inverse(const Bounds& bounds) const {
    if (data_->isIdentity) return bounds;
    return transformBounds(threadOperation(data_->id, data_->pipeline), PJ_INV, bounds);
}

bool Transform::isIdentity() const { return data_->isIdentity; }
const std::string& Transform::description() const { return data_->description; }
double Transform::accuracyM() const { return data_->accuracyM; }

double geodesicDistanceM(glm::dvec2 lonLatA, glm::dvec2 lonLatB) {
    double distanceM = 0.0;
    GeographicLib::Geodesic::WGS84().Inverse(lonLatA.y, lonLatA.x, lonLatB.y, lonLatB.x, distanceM);
    return distanceM;
}

}  // namespace saban::geo
