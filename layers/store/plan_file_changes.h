#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace saban::layers {

/// How often a plan's file was written to.
///
/// Made and destroyed in a `PlanFileTurn`, before the file is opened and after it is closed: closing it takes the locks of this process away.
/// Source: SQLite, Database File Format, 1.3.6 (file change counter): one more with every transaction that writes; 1.3.3 and 4.1: of those into a write-ahead
/// log only with some.
class PlanFileChanges {
 public:
    explicit PlanFileChanges(const std::string& path);
    ~PlanFileChanges();
    PlanFileChanges(const PlanFileChanges&) = delete;
    PlanFileChanges& operator=(const PlanFileChanges&) = delete;

    /// Nothing when the file cannot be read, or has a write-ahead log.
    std::optional<std::int64_t> count() const;

 private:
    int file_ = -1;
};

}  // namespace saban::layers
