#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "geo/core/text.h"
#include "layers/exchange/column_guess.h"
#include "layers/exchange/exchanged_kind.h"
#include "layers/exchange/import.h"
#include "layers/exchange/import_context.h"
#include "layers/exchange/loose_values.h"
#include "layers/exchange/row_work.h"
#include "layers/exchange/source_table.h"

namespace saban::layers {

/// Takes the rows of one kind into an editor, with one call of `put` for each table that changes.
template <typename T>
class KindImport {
 public:
    explicit KindImport(ImportContext& context) : context_(context) {
        for (const auto& row : context.plan.template all<T>().rows()) byName_[keyOf(*row)].push_back(row);
        if constexpr (kHasWork<T>)
            workOf_ = worksInRows(context.plan);
        if constexpr (std::is_same_v<T, Unit>)
            for (const auto& row : context.plan.template all<UnitPosition>().rows()) positionOf_.try_emplace(row->unit + '\n' + row->phase, row);
    }

    void take(const ImportJob& job) {
        const auto source = fmt::format("{}:{}", context_.file, job.table->name);
        const double percentFactor = context_.percentFactorOf(job);
        for (const std::size_t r : job.rows) {
            const SourceRow& row = job.table->rows[r];
            ++context_.report.read;
            if (!row.fault.empty()) context_.skip(row.number, row.fault);
            else takeRow(job, row, fmt::format("{}#{}", source, row.number), percentFactor);
        }
    }

    void finish() {
        giveUids();
        resolveReferences();
        std::vector<T> features;
        std::vector<WorkItem> work;
        std::vector<UnitPosition> positions;
        for (Pending& pending : batch_) {
            bool isChanged = !pending.before || !isSame(*pending.before, pending.feature);
            isChanged = addWork(pending, work) || isChanged;
            isChanged = addPositions(pending, positions) || isChanged;
            ++(!pending.before ? context_.report.added : isChanged ? context_.report.updated : context_.report.unchanged);
            if (isChanged) features.push_back(std::move(pending.feature));
        }
        context_.editor.put(std::move(features));
        context_.editor.put(std::move(work));
        context_.editor.put(std::move(positions));
    }

 private:
    struct Reference {
        const Field<T>* field;
        std::string text;
        std::int64_t row;
    };
    struct Pending {
        T feature{};
        std::shared_ptr<const T> before{};
        std::vector<Reference> references{};
        std::optional<WorkItem> work{};
        std::vector<std::pair<Uid, Geometry>> positions{};  ///< by phase
    };

    static bool isSame(const T& before, T after) {
        after.geometry = roundedToMm(after.geometry);
        return before == after;
    }

    /// Features without a name are known by where they came from.
    static std::string keyOf(const T& feature) {
        if (!feature.name.empty()) return feature.name;
        const auto source = feature.extras.find(role::kImportSource.data());
        return source == feature.extras.end() ? std::string() : '\n' + textOf(source->second);
    }

    void takeRow(const ImportJob& job, const SourceRow& row, const std::string& source, double percentFactor) {
        std::vector<Geometry> shapes;
        for (const Geometry& shape : row.shapes) {
            if (canBe<T>(shape.kind)) shapes.push_back(shape);
            else if (canBe<T>(GeometryKind::Area) && isClosed(shape)) shapes.push_back(Geometry::area({shape.linePoints().begin(), shape.linePoints().end() - 1}));
        }
        if (shapes.empty() && !row.shapes.empty())
            return context_.skip(row.number, text(SABAN_TR("layers", "{0} cannot have such a geometry"), context_.titleOf(kindName<T>())));
        const std::size_t count = std::max<std::size_t>(1, shapes.size());
        for (std::size_t i = 0; i < count; ++i) {
            const Value* name = cellOf(job, row, "name");
            std::string called = name ? textOf(*name) : std::string();
            if (count > 1 && !called.empty()) called += fmt::format(" ({})", i + 1);
            const std::string place = count > 1 ? fmt::format("{}.{}", source, i + 1) : source;
            takeFeature(job, row, called, place, i < shapes.size() ? &shapes[i] : nullptr, i == 0, percentFactor);
        }
    }

    static bool isClosed(const Geometry& shape) {
        return shape.kind == GeometryKind::Line && shape.linePoints().size() > 3 && shape.linePoints().front() == shape.linePoints().back();
    }

    void takeFeature(const ImportJob& job, const SourceRow& row, const std::string& name, const std::string& source, const Geometry* shape, bool mayHaveUid,
                     double percentFactor) {
        const Value* uidCell = mayHaveUid ? cellOf(job, row, "uid") : nullptr;
        std::string uid = uidCell ? textOf(*uidCell) : std::string();
        if (uid.find_first_of(" ,;") != std::string::npos) uid.clear();
        Uid phase;
        if constexpr (std::is_same_v<T, Unit>)
            if (shape) {
                const Value* cell = cellOf(job, row, role::kPhase);
                phase = context_.phaseNamed(cell ? textOf(*cell) : std::string());
            }
        const std::string key = name.empty() ? '\n' + source : name;
        Pending* pending = find(uid, key, phase);
        if (!pending) return context_.skip(row.number, text(SABAN_TR("layers", "its uid '{0}' is there twice; the first is taken"), uid));
        if (!pending->before && !shape && !std::is_same_v<T, Unit> && pending->feature.geometry.isEmpty()) {
            forgetLast(uid, key, phase);
            return context_.skip(row.number, text(SABAN_TR("layers", "it has no coordinates")));
        }
        T& feature = pending->feature;
        if (!name.empty()) feature.name = name;
        else if (!pending->before) feature.extras[std::string(role::kImportSource)] = source;
        setFields(job, row, *pending);
        if (shape) {
            if constexpr (std::is_same_v<T, Unit>) pending->positions.emplace_back(phase, *shape);
            else if (!isSamePlace(feature.geometry, *shape)) feature.geometry = *shape;
        }
        setWork(job, row, *pending, percentFactor);
    }

    /// What a row is about, there already or new. Null for a uid that another row had.
    Pending* find(const std::string& uid, const std::string& key, const Uid& phase) {
        constexpr bool kMayRepeat = std::is_same_v<T, Unit>;
        if (!uid.empty()) {
            const auto [at, isNew] = isTaken_.try_emplace(uid, batch_.size());
            if (!isNew) return kMayRepeat ? &batch_[at->second] : nullptr;
            Pending& pending = batch_.emplace_back();
            if (auto before = context_.plan.template find<T>(uid)) pending.before = before, pending.feature = *before;
            else pending.feature.uid = uid;
            return &pending;
        }
        // The n-th of equal names; of a unit, the n-th in the same phase.
        const std::size_t n = seen_[key + '\r' + phase]++;
        auto& sameName = batchOf_[key];
        if (n < sameName.size()) return &batch_[sameName[n]];
        sameName.push_back(batch_.size());
        Pending& pending = batch_.emplace_back();
        const auto known = byName_.find(key);
        if (known != byName_.end()) {
            for (const auto& before : known->second) {
                if (!isTaken_.try_emplace(before->uid, batch_.size() - 1).second) continue;
                pending.before = before;
                pending.feature = *before;
                break;
            }
        }
        return &pending;
    }

    void forgetLast(const std::string& uid, const std::string& key, const Uid& phase) {
        batch_.pop_back();
        if (!uid.empty()) {
            isTaken_.erase(uid);
            return;
        }
        --seen_[key + '\r' + phase];
        batchOf_[key].pop_back();
    }

    void setFields(const ImportJob& job, const SourceRow& row, Pending& pending) {
        for (const auto& [column, at] : job.fields) {
            const Value& value = row.values[at];
            if (value.index() == 0) continue;
            const Field<T>* field = findField<T>(column);
            if (context_.isReference(column)) {
                pending.references.push_back({field, textOf(value), row.number});
            } else if (column == "type" && std::is_same_v<T, Structure>) {
                field->set(pending.feature, context_.resolvedType(textOf(value)));
            } else if (!setLoosely(pending.feature, *field, value)) {
                context_.badValue(row.number, job.table->columns[at], textOf(value));
                pending.feature.extras[job.table->columns[at]] = value;
            }
        }
        for (const std::size_t at : job.extras) {
            if (row.values[at].index() == 0) continue;
            Value& held = pending.feature.extras[job.table->columns[at]];
            if (textOf(held) != textOf(row.values[at])) held = row.values[at];  // a column of texts gives 12 back as "12"
        }
    }

    void setWork(const ImportJob& job, const SourceRow& row, Pending& pending, double percentFactor) {
        if constexpr (kHasWork<T>) {
            for (const auto& [column, at] : job.roles) {
                if (!isWorkColumn(column) || row.values[at].index() == 0) continue;
                if (!pending.work) {
                    const auto known = pending.before ? workOf_.find(pending.before->uid) : workOf_.end();
                    pending.work = known == workOf_.end() ? WorkItem{} : *known->second;
                }
                Value value = row.values[at];
                if (const auto number = column == "percent_done" ? parseNumber(textOf(value)) : std::nullopt) value = *number * percentFactor;
                if (!setLoosely(*pending.work, *findField<WorkItem>(column), value)) context_.badValue(row.number, job.table->columns[at], textOf(value));
            }
        }
    }

    /// In ascending order, so that the n-th of equal names stays the n-th.
    void giveUids() {
        std::vector<Uid> uids;
        for (const Pending& pending : batch_)
            if (pending.feature.uid.empty()) uids.push_back(newUid());
        std::sort(uids.begin(), uids.end());
        auto next = uids.begin();
        for (Pending& pending : batch_)
            if (pending.feature.uid.empty()) pending.feature.uid = std::move(*next++);
    }

    void resolveReferences() {
        std::unordered_map<std::string, Uid> inBatch;  // units may name others of the same list
        if constexpr (std::is_same_v<T, Unit>)
            for (const Pending& pending : batch_) inBatch.try_emplace(pending.feature.name, pending.feature.uid);
        for (Pending& pending : batch_)
            for (const Reference& reference : pending.references) {
                std::string uids = context_.referenced(reference.field->column, reference.text);
                if (const auto found = inBatch.find(reference.text); uids.empty() && found != inBatch.end() && reference.field->column == "parent_uid") uids = found->second;
                if (!uids.empty()) reference.field->set(pending.feature, uids);
                else context_.badValue(reference.row, std::string(reference.field->titleEn), reference.text);
            }
    }

    bool addWork(Pending& pending, std::vector<WorkItem>& work) {
        if (!pending.work) return false;
        pending.work->feature = pending.feature.uid;
        if (pending.work->name.empty()) pending.work->name = pending.feature.name;
        const auto before = context_.plan.template find<WorkItem>(pending.work->uid);
        if (before && *before == *pending.work) return false;
        work.push_back(*std::move(pending.work));
        return true;
    }

    bool addPositions(Pending& pending, std::vector<UnitPosition>& positions) {
        bool isChanged = false;
        for (auto& [phase, at] : pending.positions) {
            const auto known = positionOf_.find(pending.feature.uid + '\n' + phase);
            UnitPosition position = known == positionOf_.end() ? UnitPosition{} : *known->second;
            position.unit = pending.feature.uid;
            position.phase = phase;
            if (!isSamePlace(position.geometry, at)) position.geometry = roundedToMm(at);
            if (known != positionOf_.end() && *known->second == position) continue;
            positions.push_back(std::move(position));
            isChanged = true;
        }
        return isChanged;
    }

    ImportContext& context_;
    std::vector<Pending> batch_;
    std::unordered_map<std::string, std::vector<std::shared_ptr<const T>>> byName_;
    std::unordered_map<std::string, std::size_t> seen_;
    std::unordered_map<std::string, std::vector<std::size_t>> batchOf_;
    std::unordered_map<Uid, std::size_t> isTaken_;
    std::unordered_map<Uid, std::shared_ptr<const WorkItem>> workOf_;
    std::unordered_map<std::string, std::shared_ptr<const UnitPosition>> positionOf_;
};

}  // namespace saban::layers
