#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <QByteArray>
#include <algorithm>
#include <array>
#include <thread>
#include <utility>
#include <vector>

#include "geo/core/text.h"
#include "layers/edit/edit_json.h"
#include "layers/store/plan_file_turn.h"
#include "layers/store/plan_store_impl.h"
#include "layers/store/qgis_dressing.h"
#include "layers/store/who_and_when.h"

namespace saban::layers {

using namespace store;
using geo::ErrorCode;
using geo::Result;

namespace {

constexpr std::chrono::milliseconds kShortestWait{1};
constexpr const char* kLocked = "locked";  // as SQLite says it

tl::unexpected<geo::Error> failStopped(const std::string& path) {
    return geo::fail(ErrorCode::Cancelled, text(SABAN_TR("layers", "writing to plan '{0}' was stopped. Nothing was changed."), path));
}

/// Without a limit it is waited for as long as it takes, and so it is where that can be stopped: another part of this program comes to its end.
PlanFileTurn turnWithin(const std::string& path, const Storing& how) {
    if (!how.mostWait) return PlanFileTurn(path);
    for (;;) {
        PlanFileTurn turn(path, how.stop.stop_possible() ? kWaitStep : *how.mostWait);
        if (turn.isMine() || !how.stop.stop_possible() || how.stop.stop_requested()) return turn;
    }
}

}  // namespace

bool PlanStore::Impl::ensureStates() const {
    if (states()) return true;
    const char* const options[] = {"FID=fid", "IDENTIFIER=Lịch sử của Saban", nullptr};
    OGRLayer* layer = dataset->CreateLayer(kStatesTable, nullptr, wkbNone, const_cast<char**>(options));
    if (!layer) return false;
    for (const auto& [name, type] : {std::pair("until", OFTString), std::pair("author", OFTString), std::pair("label", OFTString), std::pair("undo", OFTBinary)}) {
        OGRFieldDefn field(name, type);
        if (layer->CreateField(&field) != OGRERR_NONE) return false;
    }
    return true;
}

/// From here on no other program writes. When it fails nothing was done, and the dataset is as before.
Result<void> PlanStore::Impl::begin() {
    // It begins by writing, though nothing: SQLite has one wait that begins so, but not one that begins as a reader and goes on to write.
    constexpr const char* kBegin = "UPDATE gpkg_contents SET identifier = identifier WHERE 0";
    const geo::GdalErrors errors;
    if (dataset->StartTransaction() != OGRERR_NONE) return failHeld(path, errors.reason());
    answerOf(*dataset, kBegin);
    if (!errors.hasFailed()) return {};
    dataset->RollbackTransaction();
    return failHeld(path, errors.reason());
}

/// As long as may be waited for another program, in steps that heed a stop.
Result<void> PlanStore::Impl::beginWithin(const Waiting& waiting) {
    if (!waiting.isLimited()) return waiting.isStopped() ? Result<void>(failStopped(path)) : begin();
    for (;;) {
        if (waiting.isStopped()) return failStopped(path);
        setBusy(std::clamp(waiting.left(), kShortestWait, kWaitStep));
        auto begun = begin();
        if (begun) setBusy(std::max(waiting.left(), waiting.isQuick() ? kShortestWait : kWaitStep));  // for what it does from now on
        if (begun || begun.error().code != ErrorCode::Unreadable || waiting.left().count() == 0) return begun;
        std::this_thread::sleep_for(std::chrono::milliseconds{1});  // also where SQLite does not wait
    }
}

/// Also of a dataset that is opened while it holds.
void PlanStore::Impl::setBusy(std::optional<std::chrono::milliseconds> most) {
    if (most == busy) return;
    if (usualBusy.empty() && dataset) usualBusy = answerOf(*dataset, "PRAGMA busy_timeout");
    busy = most;
    if (dataset) giveBusy(*dataset);
}

void PlanStore::Impl::giveBusy(GDALDataset& to) const {
    const std::string most = busy ? std::to_string(busy->count()) : usualBusy;
    if (!most.empty()) answerOf(to, ("PRAGMA busy_timeout = " + most).c_str());
}

/// Works and commits; takes everything back when something fails, in memory of OGR too.
Result<void> PlanStore::Impl::complete(const std::function<Result<void>()>& work) {
    const geo::GdalErrors errors;
    auto worked = work();
    if (worked && dataset->CommitTransaction() == OGRERR_NONE && !errors.hasFailed()) return {};
    const geo::Error error = worked ? failHeld(path, errors.reason()).value() : worked.error();
    dataset->RollbackTransaction();
    openAgain();  // OGR may hold columns and counts that were taken back
    return tl::unexpected(error);
}

Result<void> PlanStore::Impl::inTransaction(const std::function<Result<void>()>& work) {
    if (auto begun = begin(); !begun) return begun;
    return complete(work);
}

void PlanStore::Impl::openAgain() {
    dataset = nullptr;
    dataset = openDataset(path, access);
    changedVersion.clear();
    if (dataset && busy) giveBusy(*dataset);
    if (dataset) dataVersion = answerOf(*dataset, "PRAGMA data_version");
}

Result<void> PlanStore::Impl::remember(const Edit& edit) {
    const geo::GdalErrors errors;
    OGRLayer* layer = ensureStates() ? states() : nullptr;
    if (!layer) return failSaving(path, errors.reason());
    const std::string undo = undoJson(edit);
    const QByteArray packed = qCompress(reinterpret_cast<const uchar*>(undo.data()), static_cast<qsizetype>(undo.size()), 1);
    OGRFeature row(layer->GetLayerDefn());
    row.SetField("until", nowUtc().c_str());
    row.SetField("author", userName().c_str());
    row.SetField("label", edit.label.c_str());
    row.SetField(layer->GetLayerDefn()->GetFieldIndex("undo"), static_cast<int>(packed.size()), packed.constData());
    if (layer->CreateFeature(&row) != OGRERR_NONE) return failSaving(path, errors.reason());
    std::vector<GIntBig> ids;
    layer->ResetReading();
    layer->SetIgnoredFields(std::array<const char*, 2>{"undo", nullptr}.data());
    for (const auto& old : *layer) ids.push_back(old->GetFID());
    layer->SetIgnoredFields(nullptr);
    std::sort(ids.begin(), ids.end());
    for (std::size_t i = 0; i + kPastStates < ids.size(); ++i)
        if (layer->DeleteFeature(ids[i]) != OGRERR_NONE) return failSaving(path, errors.reason());
    if (layer->SyncToDisk() != OGRERR_NONE) return failSaving(path, errors.reason());
    return {};
}

Result<void> PlanStore::Impl::tryToApply(const Edit& edit, const Storing& how, const Waiting& waiting) {
    const auto changed = [this] {
        return geo::fail(ErrorCode::Refused,
                         text(SABAN_TR("layers", "cannot change plan '{0}': another program changed the file meanwhile. Open it again to see what is new; nothing was lost."), path));
    };
    if (how.isQuick) {  // each question may have to wait for another program
        const geo::GdalErrors quiet;
        const std::string now = answerOf(*dataset, "PRAGMA data_version");
        const auto known = now.empty() ? std::nullopt : isChangedAtOnce(now);
        if (!known) return failHeld(path, kLocked);
        if (*known) return changed();
    } else if (isChangedByOthers()) {
        return changed();
    }
    if (auto begun = beginWithin(waiting); !begun) return begun;
    std::optional<std::int64_t> before;  // no other program writes until it is committed
    auto done = complete([&]() -> Result<void> {
        // Only now that it is locked can no other program come between.
        if (answerOf(*dataset, "PRAGMA data_version") != dataVersion) return changed();
        if (auto written = tables().write(edit, rows, how.stop, how.progress); !written) return written;
        before = changes ? changes->count() : std::nullopt;
        if (edit.settings)
            if (auto written = tables().writeSettings(toRows(edit.settings->second)); !written) return written;
        if (auto renewed = renewStyles(*dataset); !renewed) return failSaving(path, explainedFailure(renewed.error().message));
        if (auto remembered = remember(edit); !remembered) return remembered;
        if (waiting.isStopped()) return failStopped(path);
        return {};
    });
    if (done) {
        knownChanges = before ? std::optional(*before + 1) : std::nullopt;
        return done;
    }
    // A quick one that is refused or held is tried again, by one that takes its time.
    if (how.isQuick && (done.error().code == ErrorCode::Refused || done.error().code == ErrorCode::Unreadable)) dataset = nullptr;
    if (dataset) readAgain();
    return done;
}

Result<void> PlanStore::apply(const Edit& edit, const Storing& how) {
    Impl& m = *impl_;
    if (isEmpty(edit)) return {};
    if (m.access == Access::ReadOnly) return failSaving(m.path, text(SABAN_TR("layers", "it was opened for reading only.")));
    if (edit.settings && edit.settings->first.crs != edit.settings->second.crs)
        return geo::fail(ErrorCode::InvalidArgument,
                         text(SABAN_TR("layers", "cannot change the CRS of plan '{0}': everything in it is placed in that CRS. Make a new plan, then import this one."), m.path));
    const Waiting whole(how);
    const PlanFileTurn turn = turnWithin(m.path, how);
    if (how.stop.stop_requested()) return failStopped(m.path);
    if (!turn.isMine()) return failHeld(m.path, kLocked);
    const Waiting waiting = how.isQuick ? whole : Waiting(how);  // else another part of this program is waited for apart
    const Patience patience(m, how.mostWait ? std::optional(std::clamp(waiting.left(), kShortestWait, kWaitStep)) : std::nullopt);
    if (!m.dataset) {
        if (how.isQuick) return failHeld(m.path, kLocked);
        const geo::GdalErrors errors;
        m.openAgain();
        if (m.dataset) m.readAgain();
        if (!m.dataset) return failHeld(m.path, errors.reason());
    }
    // What came between may leave the plan as it is: then it is tried again.
    constexpr int kTries = 3;
    auto done = m.tryToApply(edit, how, waiting);
    for (int i = 1; i < kTries && !done && done.error().code == ErrorCode::Refused && m.dataset && !m.isChangedByOthers(); ++i) done = m.tryToApply(edit, how, waiting);
    if (!done) return done;
    m.plan = applied(m.plan, edit);
    return {};
}

}  // namespace saban::layers
