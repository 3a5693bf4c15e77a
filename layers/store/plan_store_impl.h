#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "geo/raster/gdal_dataset.h"
#include "layers/store/plan_file_changes.h"
#include "layers/store/plan_store.h"
#include "layers/store/plan_tables.h"

class GDALDataset;
class OGRLayer;

namespace saban::layers {

/// What the parts of a plan's store share.
namespace store {

inline constexpr const char* kStatesTable = "saban_history";

tl::unexpected<geo::Error> failSaving(const std::string& path, const std::string& reason);
/// Also when another program holds the file, which goes by with time.
tl::unexpected<geo::Error> failHeld(const std::string& path, const std::string& reason);

geo::DatasetPtr openDataset(const std::string& path, Access access);
/// The first column of the first row; empty when there is none.
std::string answerOf(GDALDataset& dataset, const char* sql);
/// Of a plan's file; 0: it tells none.
int formatOf(const std::map<std::string, std::string>& settings);

/// In so many steps a wait heeds that it is to end.
inline constexpr std::chrono::milliseconds kWaitStep{100};

/// Until when another program that holds the file is waited for, in all.
class Waiting {
 public:
    explicit Waiting(const Storing& how) : how_(how), end_(std::chrono::steady_clock::now() + how.mostWait.value_or(std::chrono::milliseconds{})) {}
    bool isQuick() const { return how_.isQuick; }
    bool isLimited() const { return how_.mostWait.has_value(); }
    bool isStopped() const { return how_.stop.stop_requested(); }
    std::chrono::milliseconds left() const {
        return std::max(std::chrono::duration_cast<std::chrono::milliseconds>(end_ - std::chrono::steady_clock::now()), std::chrono::milliseconds{});
    }

 private:
    const Storing& how_;
    std::chrono::steady_clock::time_point end_;
};

}  // namespace store

struct PlanStore::Impl {
    std::string path;
    Access access = Access::ReadOnly;
    std::unique_ptr<PlanFileChanges> changes;
    geo::DatasetPtr dataset;
    Plan plan;
    RowIndexes rows;
    geo::Warnings warnings;
    std::string dataVersion;
    std::string changedVersion;  ///< that was found to be another program's
    std::optional<std::int64_t> knownChanges;  ///< of the file, all of which are in `plan`, or leave it as it is
    std::int64_t knownEntries = 0;             ///< of its register, as far as these changes made them
    std::optional<std::chrono::milliseconds> busy;  ///< that SQLite waits for another program; nothing: as it is set up
    std::string usualBusy;                          ///< milliseconds, as it is set up

    PlanTables tables() const { return {*dataset, path}; }
    geo::Result<void> load(Access wanted);
    geo::Result<void> bringUpToDate(int format);
    geo::Result<void> begin();
    geo::Result<void> beginWithin(const store::Waiting& waiting);
    void setBusy(std::optional<std::chrono::milliseconds> most);
    void giveBusy(GDALDataset& to) const;
    geo::Result<void> complete(const std::function<geo::Result<void>()>& work);
    geo::Result<void> inTransaction(const std::function<geo::Result<void>()>& work);
    void openAgain();
    void readAgain();
    geo::Result<void> remember(const Edit& edit);
    std::optional<bool> isChangedAtOnce(const std::string& version);
    bool isChangedByOthers();
    bool isAsKnown(const PlanTables::Content& content, const std::map<std::string, std::string>& settings) const;
    void noteChanges();
    bool isOnlyRegistered();
    geo::Result<void> tryToApply(const Edit& edit, const Storing& how, const store::Waiting& waiting);
    OGRLayer* states() const;
    bool ensureStates() const;
};

namespace store {

/// How long SQLite waits for another program that holds the file, while this lives.
class Patience {
 public:
    Patience(PlanStore::Impl& store, std::optional<std::chrono::milliseconds> most) : store_(store) { store_.setBusy(most); }
    ~Patience() { store_.setBusy(std::nullopt); }
    Patience(const Patience&) = delete;
    Patience& operator=(const Patience&) = delete;

 private:
    PlanStore::Impl& store_;
};

}  // namespace store

}  // namespace saban::layers
