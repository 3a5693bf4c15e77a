#include "layers/exchange/work_import.h"

#include <algorithm>
#include <utility>

#include "geo/core/text.h"
#include "layers/edit/field_rules.h"
#include "layers/exchange/loose_values.h"

namespace saban::layers {

namespace {

std::string textIn(const ImportJob& job, const SourceRow& row, std::string_view column) {
    const Value* cell = cellOf(job, row, column);
    return cell ? textOf(*cell) : std::string();
}

bool isThere(const Plan& plan, const Uid& feature) { return plan.find<Structure>(feature) || plan.find<Route>(feature); }

}  // namespace

void WorkImport::take(const ImportJob& job) {
    const double percentFactor = context_.percentFactorOf(job);
    for (const std::size_t r : job.rows) {
        const SourceRow& row = job.table->rows[r];
        ++context_.report.read;
        if (!row.fault.empty()) context_.skip(row.number, row.fault);
        else rows_.push_back({&job, &row, percentFactor});
    }
}

void WorkImport::finish() {
    indexPlan();
    // A work item whose uid stands in some row is none that another row could mean by its name.
    for (const Row& row : rows_)
        if (const std::string uid = textIn(*row.job, *row.source, "uid"); context_.editor.plan().find<WorkItem>(uid)) taken_.insert(uid);
    for (const Row& row : rows_) takeRow(row);

    std::vector<Uid> uids;
    for (const Pending& pending : batch_)
        if (pending.item.uid.empty()) uids.push_back(newUid());
    std::sort(uids.begin(), uids.end());  // the n-th of equal names stays the n-th
    auto next = uids.begin();
    std::vector<WorkItem> changed;
    for (Pending& pending : batch_) {
        if (pending.item.uid.empty()) pending.item.uid = *next++;
        const bool isChanged = !pending.before || !(*pending.before == pending.item);
        ++(!pending.before ? context_.report.added : isChanged ? context_.report.updated : context_.report.unchanged);
        if (isChanged) changed.push_back(std::move(pending.item));
    }
    context_.editor.put(std::move(changed));
}

void WorkImport::indexPlan() {
    const Plan& plan = context_.editor.plan();
    const auto index = [this](const auto& table) {
        for (const auto& row : table.rows()) {
            byName_[row->name].push_back(row->uid);
            byFoldedName_[folded(row->name)].push_back(row->uid);
        }
    };
    index(plan.all<Structure>());
    index(plan.all<Route>());
    for (const auto& item : plan.all<WorkItem>().rows()) {
        worksOf_[item->feature].push_back(item);
        tasks_.insert(item->name);
    }
}

void WorkImport::takeRow(const Row& row) {
    std::string uid = textIn(*row.job, *row.source, "uid");
    if (uid.find_first_of(" ,;") != std::string::npos) uid.clear();
    // No two features of a plan have one uid: that of a structure or route says what the work is about.
    Uid feature;
    if (isOfAnother(uid)) feature = std::exchange(uid, {});
    if (!uid.empty() && !givenUids_.insert(uid).second)
        return context_.skip(row.source->number, text(SABAN_TR("layers", "its uid '{0}' is there twice; the first is taken"), uid));
    Meant meant = meantBy(row, isThere(context_.editor.plan(), feature) ? feature : Uid());
    std::string task = textIn(*row.job, *row.source, "name");
    // A list of what is built with one column of names.
    if (meant.text.empty() && !isWork(task)) {
        if (auto features = called(task); !features.empty()) meant = {std::exchange(task, {}), std::move(features)};
    } else if (meant.features == std::vector{feature} && isNameOf(feature, row, task)) {
        task.clear();
    }
    Pending* pending = find(row, uid, meant, task);
    if (!pending) return;
    if (!setFeature(row, meant, *pending)) {
        batch_.pop_back();
        return;
    }
    if (!task.empty()) pending->item.name = task;
    setFields(row, *pending);
}

WorkImport::Pending* WorkImport::find(const Row& row, const std::string& uid, const Meant& meant, const std::string& task) {
    if (const auto known = uid.empty() ? nullptr : context_.editor.plan().find<WorkItem>(uid)) return &add(known, uid);
    if (meant.text.empty()) return findByTask(row, uid, task);
    if (meant.features.empty()) {
        context_.skip(row.source->number, text(SABAN_TR("layers", "the plan has no structure or route '{0}'"), meant.text));
        return nullptr;
    }
    if (task.empty()) return findOnly(row, uid, meant);
    if (auto item = freeItem(meant.features, task)) return &add(std::move(item), uid);
    return &add(nullptr, uid);
}

bool WorkImport::isWork(const std::string& task) const {
    return tasks_.contains(task);
}

/// True for a uid that anything but a work of the plan has.
bool WorkImport::isOfAnother(const Uid& uid) const {
    const Plan& plan = context_.editor.plan();
    bool isOther = false;
    if (uid.empty() || plan.find<WorkItem>(uid)) return false;
    forEachKind([&]<typename T>(KindTag<T>) { isOther = isOther || plan.find<T>(uid); });
    return isOther;
}

/// True for a task that is none, but the name of the structure or route whose uid the row has: it is called so, or lists of such have it in the column "name".
bool WorkImport::isNameOf(const Uid& feature, const Row& row, const std::string& task) const {
    if (task.empty() || row.job->roles.contains(role::kFeature)) return false;
    if (const auto works = worksOf_.find(feature); works != worksOf_.end())
        if (std::any_of(works->second.begin(), works->second.end(), [&](const auto& item) { return folded(item->name) == folded(task); })) return false;
    const std::vector<Uid> named = called(task);
    return std::find(named.begin(), named.end(), feature) != named.end() || row.job->table->columns[row.job->roles.at("name")] == "name";
}

/// Of a row that says what is done, but not to what.
WorkImport::Pending* WorkImport::findByTask(const Row& row, const std::string& uid, const std::string& task) {
    const auto skip = [&](std::string why) -> Pending* {
        context_.skip(row.source->number, std::move(why));
        return nullptr;
    };
    if (task.empty()) return skip(text(SABAN_TR("layers", "it names neither a work nor a structure or route")));
    if (auto item = freeItem({Uid()}, task)) return &add(std::move(item), uid);
    std::vector<std::shared_ptr<const WorkItem>> found;
    for (const auto& item : context_.editor.plan().all<WorkItem>().rows())
        if (item->name == task && !taken_.contains(item->uid)) found.push_back(item);
    if (found.size() == 1) return &add(found.front(), uid);
    if (found.size() > 1) return skip(text(SABAN_TR("layers", "{0} works are called '{1}': say which structure or route is meant"), found.size(), task));
    const bool saysOfWhat = row.job->roles.contains(role::kFeature) || row.job->roles.contains("feature_uid");
    if (!uid.empty() && saysOfWhat) return &add(nullptr, uid);  // of a list from another plan, where it is about nothing either
    return skip(text(SABAN_TR("layers", "the plan has no work '{0}', and the row names no structure or route for a new one"), task));
}

/// Of a row that says to what something is done, but not what.
WorkImport::Pending* WorkImport::findOnly(const Row& row, const std::string& uid, const Meant& meant) {
    const auto skip = [&](std::string why) -> Pending* {
        context_.skip(row.source->number, std::move(why));
        return nullptr;
    };
    std::vector<std::shared_ptr<const WorkItem>> works;
    for (const Uid& feature : meant.features)
        if (const auto found = worksOf_.find(feature); found != worksOf_.end()) works.insert(works.end(), found->second.begin(), found->second.end());
    if (works.size() > 1) return skip(text(SABAN_TR("layers", "'{0}' has {1} works: say which one is meant"), meant.text, works.size()));
    if (works.empty() && meant.features.size() == 1 && toldWithoutTask_.insert(meant.features.front()).second) return &add(nullptr, uid);
    if (works.size() == 1 && !taken_.contains(works.front()->uid)) return &add(works.front(), uid);
    if (works.empty() && meant.features.size() > 1) return &add(nullptr, uid);  // refused, as it means several
    return skip(text(SABAN_TR("layers", "'{0}' is there twice without saying which work is meant; the first is taken"), meant.text));
}

WorkImport::Pending& WorkImport::add(std::shared_ptr<const WorkItem> before, const std::string& uid) {
    Pending& pending = batch_.emplace_back();
    if (before) {
        taken_.insert(before->uid);
        pending.item = *before;
        pending.before = std::move(before);
    } else {
        pending.item.uid = uid;
    }
    return pending;
}

/// `feature`: the structure or route whose uid stands in the place of the work's; empty: none.
WorkImport::Meant WorkImport::meantBy(const Row& row, const Uid& feature) const {
    const Plan& plan = context_.editor.plan();
    const std::string name = textIn(*row.job, *row.source, role::kFeature), given = textIn(*row.job, *row.source, "feature_uid");
    const Uid uid = given.empty() ? feature : given;
    std::vector<Uid> byName = called(name);
    const bool isKnown = isThere(plan, uid);
    // People change names and not uids: a name that is another's now stands before the uid, one that nothing has does not.
    if (isKnown && (byName.empty() || std::find(byName.begin(), byName.end(), uid) != byName.end())) return {uid, {uid}};
    if (!name.empty()) return {name, std::move(byName)};
    return {uid, called(uid)};
}

/// By uid, by name, then whatever case and diacritics.
std::vector<Uid> WorkImport::called(const std::string& name) const {
    if (name.empty()) return {};
    if (isThere(context_.editor.plan(), name)) return {name};
    if (const auto found = byName_.find(name); found != byName_.end()) return found->second;
    const std::string plain = folded(name);
    const auto found = byFoldedName_.find(plain);
    return found == byFoldedName_.end() || plain.empty() ? std::vector<Uid>() : found->second;
}

/// One of these features' works of that name that no row has yet; null: none.
std::shared_ptr<const WorkItem> WorkImport::freeItem(const std::vector<Uid>& features, const std::string& task) const {
    const std::string plain = folded(task);
    for (const bool isExact : {true, false})
        for (const Uid& feature : features) {
            const auto works = worksOf_.find(feature);
            if (works == worksOf_.end()) continue;
            for (const auto& item : works->second)
                if (!taken_.contains(item->uid) && (isExact ? item->name == task : !plain.empty() && folded(item->name) == plain)) return item;
        }
    return nullptr;
}

/// False, and told, when a new work, or one that is given to another feature, could be of several.
bool WorkImport::setFeature(const Row& row, const Meant& meant, Pending& pending) {
    const auto& features = meant.features;
    if (meant.text.empty() || std::find(features.begin(), features.end(), pending.item.feature) != features.end()) return true;
    if (features.empty()) {
        const auto column = row.job->roles.find(cellOf(*row.job, *row.source, role::kFeature) ? role::kFeature : "feature_uid");
        context_.badValue(row.source->number, row.job->table->columns[column->second], meant.text);
        return true;
    }
    if (features.size() > 1) {
        context_.skip(row.source->number, text(SABAN_TR("layers", "{0} structures and routes are called '{1}': give the uid of the one that is meant, in the column feature_uid"), features.size(), meant.text));
        return false;
    }
    pending.item.feature = features.front();
    if (pending.item.name.empty()) {
        const Plan& plan = context_.editor.plan();
        const auto structure = plan.find<Structure>(features.front());
        pending.item.name = structure ? structure->name : plan.find<Route>(features.front())->name;
    }
    return true;
}

void WorkImport::setFields(const Row& row, Pending& pending) {
    const ImportJob& job = *row.job;
    WorkItem& item = pending.item;
    for (const auto& [column, at] : job.fields) {
        Value value = row.source->values[at];
        if (value.index() == 0 || column == "feature_uid") continue;
        if (const auto number = column == "percent_done" ? parseNumber(textOf(value)) : std::nullopt) value = *number * row.percentFactor;
        const Field<WorkItem>& field = *findField<WorkItem>(column);
        WorkItem changed = item;
        bool isTaken = false;
        if (ImportContext::isReference(column)) {
            const std::string uids = context_.referenced(column, textOf(value));
            isTaken = !uids.empty() && field.set(changed, uids);
        } else {
            isTaken = setLoosely(changed, field, value) && !faultOf(column, field.get(changed));
        }
        if (isTaken) {
            item = std::move(changed);
            continue;
        }
        context_.badValue(row.source->number, job.table->columns[at], textOf(row.source->values[at]));
        item.extras[job.table->columns[at]] = row.source->values[at];
    }
    for (const std::size_t at : job.extras) {
        const Value& value = row.source->values[at];
        if (value.index() == 0) continue;
        Value& held = item.extras[job.table->columns[at]];
        if (textOf(held) != textOf(value)) held = value;  // a column of texts gives 12 back as "12"
    }
}

}  // namespace saban::layers
