#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cstdlib>
#include <utility>

#include "layers/edit/edit_json.h"
#include "layers/store/plan_file_turn.h"
#include "layers/store/plan_store_impl.h"

namespace saban::layers {

using namespace store;

/// What was read from the file is the plan that is held here.
bool PlanStore::Impl::isAsKnown(const PlanTables::Content& content, const std::map<std::string, std::string>& settings) const {
    if (access == Access::ReadWrite && formatOf(settings) != kPlanFormat) return false;
    return !content.hasNewUids && content.plan.tables == plan.tables && settingsFromRows(settings) == plan.settings;
}

/// `version`: of the data, as the file says it now. Without reading the file; nothing: only that tells.
std::optional<bool> PlanStore::Impl::isChangedAtOnce(const std::string& version) {
    if (version == dataVersion) return false;
    if (version == changedVersion) return true;
    // What was found to be another's is taken back only by reading.
    if (!changedVersion.empty() || !isOnlyRegistered()) return std::nullopt;
    dataVersion = version;
    return false;
}

/// What leaves the plan as it is, such as an entry in its register, is taken over in silence.
bool PlanStore::Impl::isChangedByOthers() {
    const PlanFileTurn turn(path);
    if (!dataset) return false;
    const geo::GdalErrors quiet;
    const std::string now = answerOf(*dataset, "PRAGMA data_version");
    if (now.empty()) return false;  // held by another, it says nothing
    if (const auto known = isChangedAtOnce(now)) return *known;
    changedVersion = now;
    // Another may have made columns: only a file that is opened anew shows them.
    auto fresh = openDataset(path, access);
    if (!fresh) return true;
    if (busy) giveBusy(*fresh);
    const auto changesBefore = knownChanges;
    const auto entriesBefore = knownEntries;
    noteChanges();
    const std::string freshVersion = answerOf(*fresh, "PRAGMA data_version");
    const PlanTables freshTables(*fresh, path);
    const auto settings = freshTables.readSettings();
    auto content = freshTables.read();
    if (!content || !isAsKnown(*content, settings)) {
        knownChanges = changesBefore;
        knownEntries = entriesBefore;
        return true;
    }
    dataset = std::move(fresh);
    rows = std::move(content->rows);
    dataVersion = freshVersion;
    changedVersion.clear();
    return false;
}

/// Before the plan is read: what is written meanwhile is not known yet.
void PlanStore::Impl::noteChanges() {
    const geo::GdalErrors quiet;  // there may be no register
    knownChanges = changes ? changes->count() : std::nullopt;
    knownEntries = std::atoll(answerOf(*dataset, "SELECT coalesce(max(number), 0) FROM register").c_str());
}

/// Each entry says which change of the file it is: when all since then are new entries, nothing needs to be read. With a write-ahead log not all are counted: then it is not known.
bool PlanStore::Impl::isOnlyRegistered() {
    const auto now = changes ? changes->count() : std::nullopt;
    if (!now || !knownChanges || *now <= *knownChanges) return false;
    const geo::GdalErrors quiet;
    const std::string entered = fmt::format("FROM register WHERE number > {} AND file_change > {} AND file_change <= {}", knownEntries, *knownChanges, *now);
    if (answerOf(*dataset, ("SELECT count(DISTINCT file_change) " + entered).c_str()) != fmt::format("{}", *now - *knownChanges)) return false;
    knownEntries = std::atoll(answerOf(*dataset, ("SELECT max(number) " + entered).c_str()).c_str());
    knownChanges = now;
    return true;
}

/// Where the rows lie, after the file was opened again.
void PlanStore::Impl::readAgain() {
    noteChanges();
    const auto settings = tables().readSettings();
    auto content = tables().read();
    if (!content) {
        dataset = nullptr;  // nothing is written before it could be read
        return;
    }
    if (!isAsKnown(*content, settings)) {  // by another program, before the file was opened again: counted above, but not in `plan`
        dataVersion.clear();
        knownChanges = std::nullopt;
    }
    rows = std::move(content->rows);
}

/// Another program may hold the file long, and so may a thread that enters something in the register and waits for it; it is looked at again then.
bool PlanStore::isChangedByOthers() const {
    constexpr std::chrono::milliseconds kMostWait{100};
    const PlanFileTurn turn(impl_->path, kMostWait);
    if (!turn.isMine()) return false;
    const Patience patience(*impl_, kMostWait);
    return impl_->isChangedByOthers();
}

}  // namespace saban::layers
