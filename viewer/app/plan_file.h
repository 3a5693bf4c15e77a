#pragma once

#include <QString>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "layers/edit/edit.h"
#include "layers/store/plan_store.h"

namespace saban::app {

using PlanPtr = std::shared_ptr<const layers::Plan>;

/// True when the edit changes only what is in `plan` as the edit found it.
bool fits(const layers::Edit& edit, const layers::Plan& plan);

/// The file of the plan that is worked on. What another program wrote meanwhile is taken over before anything is stored.
/// Thread safety: one thread at a time.
class PlanFile {
   public:
    static geo::Result<std::unique_ptr<PlanFile>> open(const std::string& path, layers::Access access);

    /// As it was when it was last written to or taken over.
    const PlanPtr& plan() const { return plan_; }

    struct Outcome {
        PlanPtr found{};       ///< the plan as another program left it; null: no other was there
        PlanPtr plan{};        ///< what the file holds now
        bool isStored = false;
        bool isHeld = false;   ///< not stored, as another program held the file for too long: later it may go
        bool isStopped = false;
        QString why{};         ///< not stored, or not read, in words for a person
    };
    /// Stores the edit, also after another program changed the file, when it changes nothing of the same.
    Outcome store(const layers::Edit& edit, const layers::Storing& how);
    /// Looks whether another program changed the file, and takes over what it wrote.
    Outcome look();

    /// Newest first; nothing when they cannot be read.
    std::vector<layers::PastState> pastStates() const;

   private:
    PlanFile(std::unique_ptr<layers::PlanStore> store, layers::Access access);
    bool takeOver(Outcome& outcome);
    void know();
    bool isGone() const;
    QString tellGone() const;
    bool isReplaced() const;

    std::unique_ptr<layers::PlanStore> store_;
    layers::Access access_;
    PlanPtr plan_;
    std::uint64_t inode_ = 0, device_ = 0;  ///< of the file that the store holds
};

}  // namespace saban::app
