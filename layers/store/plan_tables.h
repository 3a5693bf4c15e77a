#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "layers/edit/edit.h"
#include "layers/model/plan.h"

class GDALDataset;

namespace saban::layers {

/// A failure of SQLite in words that help: a locked file, a full disk, no permission.
std::string explainedFailure(const std::string& reason);

/// Where the features of one kind lie in a dataset.
class RowIndex {
 public:
    struct Place {
        std::size_t table = 0;  ///< among `tablesOf<T>()`
        std::int64_t fid = 0;
    };
    const Place* find(const Uid& uid) const {
        const auto found = places_.find(uid);
        return found == places_.end() ? nullptr : &found->second;
    }
    void set(const Uid& uid, Place place) { places_[uid] = place; }
    void erase(const Uid& uid) { places_.erase(uid); }

 private:
    std::unordered_map<Uid, Place> places_;
};

inline constexpr std::size_t kKindCount = std::tuple_size_v<decltype(Plan::tables)>;
using RowIndexes = std::array<RowIndex, kKindCount>;

/// The plan's tables in a dataset of OGR, whatever database that is.
class PlanTables {
 public:
    /// `name`: of the plan's file, for messages.
    PlanTables(GDALDataset& dataset, std::string name) : dataset_(&dataset), name_(std::move(name)) {}

    /// Makes the tables and columns that are not there. True when there was something to do.
    geo::Result<bool> ensure(const std::string& crsDefinition);

    /// Reads all features. Rows without a uid, and those whose uid is there twice, get a new one.
    struct Content {
        Plan plan{};  ///< without settings
        RowIndexes rows{};
        geo::Warnings warnings{};
        bool hasNewUids = false;
    };
    geo::Result<Content> read() const;

    /// Writes the uids that reading gave to rows.
    geo::Result<void> writeUids(const RowIndexes& rows, const Plan& plan) const;

    /// Within a transaction of the caller's. `rows` follows. Errors: `WriteFailed`, `Cancelled`.
    geo::Result<void> write(const Edit& edit, RowIndexes& rows, const std::stop_token& stop = {}, const geo::Progress& progress = {}) const;

    /// Key and value: of the settings.
    std::map<std::string, std::string> readSettings() const;
    geo::Result<void> writeSettings(const std::map<std::string, std::string>& rows) const;

 private:
    GDALDataset* dataset_;
    std::string name_;
};

}  // namespace saban::layers
