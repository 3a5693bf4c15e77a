#include "layers/compare/plan_alignment.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "geo/core/text.h"
#include "geo/crs/crs.h"
#include "layers/briefing/changed_actions.h"
#include "layers/edit/field_edits.h"
#include "layers/edit/field_rules.h"
#include "layers/exchange/loose_values.h"
#include "layers/exchange/turned_heading.h"
#include "layers/ground/plan_ground.h"
#include "layers/ground/plan_resources.h"
#include "layers/model/kind_words.h"

namespace saban::layers {

namespace {

/// Theirs to mine, by kind: other programs may number each kind anew.
using UidMap = std::map<std::string_view, std::unordered_map<Uid, Uid>>;

/// Null when it is the same as no other.
const Uid* find(const UidMap& same, std::string_view kind, const Uid& uid) {
    const auto ofKind = same.find(kind);
    if (ofKind == same.end()) return nullptr;
    const auto at = ofKind->second.find(uid);
    return at == ofKind->second.end() ? nullptr : &at->second;
}

constexpr char kSeparator = '\x1f';

std::string keyFrom(std::initializer_list<std::string> parts) {
    std::string key;
    for (const std::string& part : parts) key += part + kSeparator;
    return key;
}

/// What a feature is known by beside its uid, with references by way of `same`; empty: nothing.
template <typename T>
std::string keyOf(const T& row, const UidMap& same) {
    const auto of = [&](const Uid& uid, auto... kinds) {
        const Uid* mine = nullptr;
        ((mine = mine ? mine : find(same, kinds, uid)), ...);
        return mine ? *mine : uid;
    };
    if constexpr (std::is_same_v<T, UnitPosition>) return row.unit.empty() ? std::string{} : keyFrom({of(row.unit, kindName<Unit>()), of(row.phase, kindName<Phase>())});
    else if constexpr (std::is_same_v<T, Checkpoint>) return row.route.empty() ? std::string{} : keyFrom({of(row.route, kindName<Route>()), row.name.empty() ? std::to_string(row.order) : row.name});
    else if constexpr (std::is_same_v<T, WorkItem>) return row.name.empty() ? std::string{} : keyFrom({of(row.feature, kindName<Structure>(), kindName<Route>()), row.name});
    else if constexpr (std::is_same_v<T, WorkLogEntry>) return row.workItem.empty() ? std::string{} : keyFrom({of(row.workItem, kindName<WorkItem>()), row.at.iso, row.note});
    else if constexpr (std::is_same_v<T, Remark>) return row.name.empty() && row.note.empty() ? std::string{} : keyFrom({row.name, row.note});
    else return row.name.empty() ? std::string{} : keyFrom({row.name});
}

/// Rows by their key; null for a key that several have.
template <typename T>
std::unordered_map<std::string, const T*> rowsByKey(const Table<T>& table, const Table<T>& others, const UidMap& same) {
    std::unordered_map<std::string, const T*> rows;
    for (const auto& row : table.rows()) {
        if (others.find(row->uid)) continue;
        const std::string key = keyOf(*row, same);
        if (key.empty()) continue;
        const auto [at, isNew] = rows.try_emplace(key, row.get());
        if (!isNew) at->second = nullptr;
    }
    return rows;
}

/// Theirs to mine, kind by kind, so that parts follow their wholes.
UidMap sameByName(const Plan& mine, const Plan& other) {
    UidMap same;
    forEachKind([&]<typename T>(KindTag<T>) {
        const auto ours = rowsByKey(mine.all<T>(), other.all<T>(), {});
        if (ours.empty()) return;
        const auto theirs = rowsByKey(other.all<T>(), mine.all<T>(), same);
        for (const auto& [key, row] : theirs) {
            const auto at = ours.find(key);
            if (row && at != ours.end() && at->second) same[kindName<T>()].emplace(row->uid, at->second->uid);
        }
    });
    return same;
}

template <typename T>
std::vector<const Field<T>*> referenceFields() {
    std::vector<const Field<T>*> found;
    for (const Field<T>& field : fieldsOf<T>())
        if (!referenceOf(kindName<T>(), field.column).kinds.empty()) found.push_back(&field);
    return found;
}

/// References by way of `same`.
template <typename T>
void rename(T& feature, const std::vector<const Field<T>*>& references, const UidMap& same) {
    for (const Field<T>* field : references) {
        const Reference reference = referenceOf(kindName<T>(), field->column);
        std::string text;
        bool isChanged = false;
        for (const Uid& uid : uidsIn(field->get(feature))) {
            const Uid* mine = nullptr;
            for (const std::string_view kind : reference.kinds) mine = mine ? mine : find(same, kind, uid);
            isChanged = isChanged || mine;
            text += (text.empty() ? "" : " ") + (mine ? *mine : uid);
        }
        if (isChanged) field->set(feature, text);
    }
    if constexpr (std::is_same_v<T, Scene>)
        renameInScene(feature, [&](const Uid& uid) {
            const Uid* mine = nullptr;
            forEachKind([&]<typename Named>(KindTag<Named>) { mine = mine ? mine : find(same, kindName<Named>(), uid); });
            return mine ? *mine : uid;
        });
    if (const Uid* mine = find(same, kindName<T>(), feature.uid)) feature.uid = *mine;
}

std::string movedPath(const std::string& named, const std::string& otherPath, const std::string& minePath) {
    // A name alone is that of something that comes with Saban.
    const std::filesystem::path path(named);
    if (named.empty() || (!path.has_extension() && !path.has_parent_path())) return named;
    return pathForPlan(fileOfPlan(named, otherPath), minePath);
}

Geometry targetOf(const Scene& scene) { return scene.targetE && scene.targetN ? Geometry::point({*scene.targetE, *scene.targetN}) : Geometry{}; }

class PlanAlignment {
 public:
    PlanAlignment(const Plan& mine, std::string minePath, const Plan& other, std::string otherPath, std::optional<geo::Transform> transform, UidMap same)
        : mine_(mine), minePath_(std::move(minePath)), otherPath_(std::move(otherPath)), transform_(std::move(transform)), same_(std::move(same)) {
        const auto folder = [](const std::string& path) { return std::filesystem::path(path).lexically_normal().parent_path(); };
        movesFiles_ = !otherPath_.empty() && !minePath_.empty() && folder(minePath_) != folder(otherPath_);
        made_.plan = other;
        if (movesFiles_) {
            // A copy of the whole folder of an exercise names the same files: they are no difference.
            if (other.settings.profile != mine.settings.profile) made_.plan.settings.profile = movedPath(other.settings.profile, otherPath_, minePath_);
            if (other.settings.catalogue != mine.settings.catalogue) made_.plan.settings.catalogue = movedPath(other.settings.catalogue, otherPath_, minePath_);
        }
        made_.plan.settings.crs = mine.settings.crs;  // the places are in it
        if (transform_ && other.settings.bounds) made_.plan.settings.bounds = transform_->forward(*other.settings.bounds);
    }

    template <typename T>
    void align() {
        const Table<T>& table = made_.plan.all<T>();
        const Table<T>& ours = mine_.all<T>();
        const auto references = referenceFields<T>();
        std::vector<std::shared_ptr<const T>> rows;
        rows.reserve(table.size());
        for (const auto& row : table.rows()) {
            const Uid* byName = find(same_, kindName<T>(), row->uid);
            const auto counterpart = ours.find(byName ? *byName : row->uid);
            if (byName) made_.byName.push_back({std::string(kindName<T>()), *byName});
            else if (counterpart) ++made_.byIdentifier;
            T feature = *row;
            if (!same_.empty()) rename(feature, references, same_);
            if (transform_) place(feature, counterpart.get());
            if (counterpart && (transform_ || byName) && isSamePlace(counterpart->geometry, feature.geometry)) feature.geometry = counterpart->geometry;
            if constexpr (std::is_same_v<T, Scene>)
                if (counterpart && transform_ && isSamePlace(targetOf(*counterpart), targetOf(feature))) std::tie(feature.targetE, feature.targetN) = std::tie(counterpart->targetE, counterpart->targetN);
            if constexpr (std::is_same_v<T, MapLayer>)
                if (movesFiles_ && isLocalFile(feature.path) && !(counterpart && counterpart->path == feature.path)) feature.path = pathForPlan(layerFile(feature, otherPath_), minePath_);
            rows.push_back(feature == *row ? row : std::make_shared<const T>(std::move(feature)));
        }
        made_.plan.all<T>() = Table<T>::from(std::move(rows));
    }

    Alignment finish() {
        std::sort(made_.byName.begin(), made_.byName.end());
        return std::move(made_);
    }

 private:
    template <typename T>
    void place(T& feature, const T* ours) {
        turnHeading(feature, *transform_, ours);  // while it lies where it lay
        bool isPlaced = true;
        for (Geometry::Part& part : feature.geometry.parts) isPlaced = transform_->forward(std::span(part.points)) == 0 && isPlaced;
        if constexpr (std::is_same_v<T, Scene>) {
            moveActions(feature, [this](glm::dvec2 at) { return transform_->forward(at); });
            if (feature.targetE && feature.targetN) {
                const auto at = transform_->forward(glm::dvec2(*feature.targetE, *feature.targetN));
                isPlaced = at.has_value();
                feature.targetE = at ? std::optional(at->x) : ours ? ours->targetE : std::nullopt;
                feature.targetN = at ? std::optional(at->y) : ours ? ours->targetN : std::nullopt;
            }
        }
        if (isPlaced) {
            feature.geometry = roundedToMm(feature.geometry);
            return;
        }
        feature.geometry = ours ? ours->geometry : Geometry{};
        made_.warnings.push_back({"no_place", text(SABAN_TR("layers", "{0} of the other plan has no place in this plan's CRS: it is compared without its place"), calledInMessages(feature))});
    }

    const Plan& mine_;
    std::string minePath_, otherPath_;
    std::optional<geo::Transform> transform_;
    UidMap same_;
    bool movesFiles_ = false;
    Alignment made_{};
};

geo::Error crsError(const geo::Error& why, const std::string& path) {
    return {geo::ErrorCode::BadCrs, text(SABAN_TR("layers", "cannot compare with plan '{0}': its places cannot be brought into the CRS of this plan: {1} Give it the CRS in which it was "
                                                            "made, with 'saban set', or import it into a copy of this plan and compare with that."), path, why.message)};
}

}  // namespace

geo::Result<Alignment> alignedWith(const Plan& mine, const std::string& minePath, const Plan& other, const std::string& otherPath, MatchRule rule, const std::stop_token& stop) {
    std::optional<geo::Transform> transform;
    std::string fromCrs;
    if (other.settings.crs != mine.settings.crs) {
        const auto theirs = geo::Crs::parse(other.settings.crs);
        if (!theirs) return tl::unexpected(crsError(theirs.error(), otherPath));
        const auto ours = geo::Crs::parse(mine.settings.crs);
        if (!ours) return tl::unexpected(crsError(ours.error(), otherPath));
        if (!theirs->isSameAs(*ours)) {
            auto made = geo::Transform::create(*theirs, *ours);
            if (!made) return tl::unexpected(crsError(made.error(), otherPath));
            transform = *std::move(made);
            fromCrs = theirs->label();
        }
    }
    UidMap same = sameByName(mine, other);
    std::size_t nameable = 0;
    for (const auto& [kind, uids] : same) nameable += uids.size();
    if (rule == MatchRule::Identifiers) same.clear();
    PlanAlignment alignment(mine, minePath, other, otherPath, std::move(transform), std::move(same));
    bool isStopped = false;
    forEachKind([&]<typename T>(KindTag<T>) {
        isStopped = isStopped || stop.stop_requested();
        if (!isStopped) alignment.align<T>();
    });
    if (isStopped) return geo::fail(geo::ErrorCode::Cancelled, text(SABAN_TR("layers", "the comparison was stopped. Nothing was changed.")));
    Alignment made = alignment.finish();
    made.nameable = nameable;
    made.fromCrs = std::move(fromCrs);
    return made;
}

}  // namespace saban::layers
