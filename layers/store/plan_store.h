#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "layers/edit/edit.h"
#include "layers/model/plan.h"

namespace saban::layers {

/// The form of plan files that this program writes; it reads and brings up to date all earlier ones. 2: scenes hold title, speaker, transition, actions and time of the exercise.
inline constexpr int kPlanFormat = 2;

enum class Access { ReadOnly, ReadWrite };

/// A state that a plan was in before an edit.
struct PastState {
    std::int64_t id = 0;   ///< greater is later
    std::string until{};   ///< when the edit ended it: UTC, "2026-05-14T07:30:12Z"
    std::string author{};  ///< name of the user's account
    std::string label{};   ///< of that edit
};

/// How an edit is stored.
struct Storing {
    /// In all, for another program that holds the file; nothing: as SQLite is set up, some seconds. For another part of this one, too, unless the edit can be stopped: then as long as it takes.
    std::optional<std::chrono::milliseconds> mostWait{};
    std::stop_token stop{};    ///< ends waiting, and takes the edit back, as long as it is not confirmed
    geo::Progress progress{};  ///< of the edit's features
    bool isQuick = false;      ///< it fails as held, `Unreadable`, where the file would have to be read again
};

/// A plan in its file: a GeoPackage (OGC 12-128r15) of ordinary feature tables that QGIS and OGR open, change and save back.
/// Columns that Saban gives no meaning survive everything.
///
/// Every edit is one transaction: when the program or the power fails, the file holds every edit that was confirmed and
/// nothing of the one in flight.
/// Thread safety: one thread at a time.
class PlanStore {
 public:
    static constexpr int kPastStates = 50;  ///< that a file remembers

    /// Writes a new file, beside `path` first. Errors: `WriteFailed`, also when there is a file already; `BadCrs`.
    static geo::Result<std::unique_ptr<PlanStore>> create(const std::string& path, const Plan& plan);

    /// A plan of an earlier form is copied to "NAME.before-format-N.gpkg" and then brought up to date.
    /// What can be used with reservations is told by `warnings`: values that are none of a column's, rows without uid,
    /// references to what is not there.
    /// Errors: `NotFound`; `Unreadable` (permission, locked); `BadFormat` (no GeoPackage, damaged); `Unsupported` (no plan, a
    /// newer form); `WriteFailed` (no permission to write, when asked to).
    static geo::Result<std::unique_ptr<PlanStore>> open(const std::string& path, Access access);

    ~PlanStore();

    const std::string& path() const;
    const Plan& plan() const;
    const geo::Warnings& warnings() const;

    /// Makes the edit, in the file and in `plan()`, and remembers the state before it. When it fails, both are as before.
    /// Errors: `WriteFailed` (disk full, opened for reading); `Unreadable` when another held the file locked for longer than was to be waited, or a quick one would take long; `Refused` when another program
    /// changed the file since it was opened; `InvalidArgument` when the edit changes the plan's CRS; `Cancelled`.
    geo::Result<void> apply(const Edit& edit, const Storing& how = {});

    /// True when another program has changed the plan since it was opened or last written to. Quick while nobody wrote to the file. What leaves the plan as it is, such as an entry
    /// in its register, does not count.
    bool isChangedByOthers() const;

    /// Newest first. Another program is waited for as long as `mostWait`; nothing: some seconds. Errors: `Unreadable`.
    geo::Result<std::vector<PastState>> pastStates(std::optional<std::chrono::milliseconds> mostWait = std::nullopt) const;
    /// The plan as it was in such a state. Errors: `NotFound`, `Unreadable`.
    geo::Result<Plan> past(std::int64_t id) const;

    struct Impl;

 private:
    explicit PlanStore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// True when the file is a GeoPackage that holds a plan of Saban, of whatever form, also while another program holds it locked
/// and, as far as its beginning tells, when it is damaged: opening it says what is the matter.
bool isPlanFile(const std::string& path);

}  // namespace saban::layers
