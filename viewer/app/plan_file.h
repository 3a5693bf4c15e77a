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

class PlanFile;

/// A plan's file as it was opened to be worked on.
struct OpenedPlan {
    std::unique_ptr<PlanFile> file{};
    bool isEditable = false;
    QString whyNot{};  ///< it is not, in words for a person
};

/// The file of the plan that is worked on. What another program wrote meanwhile is taken over before anything is stored.
/// Thread safety: one thread at a time.
class PlanFile {
   public:
    /// For editing, or for reading where it may not be written to.
    static geo::Result<OpenedPlan> open(const std::string& path);

    const std::string& path() const { return store_->path(); }
    /// Of opening it, or of taking it over.
    const geo::Warnings& warnings() const { return store_->warnings(); }

    /// As it was when it was last written to or taken over.
    const PlanPtr& plan() const { return plan_; }

    struct Outcome {
        PlanPtr found{};       ///< the plan as another program left it; null: no other was there
        PlanPtr plan{};        ///< what the file holds now
        bool isStored = false;
        bool isHeld = false;   ///< not stored, as another program held the file for too long, or a quick one would take long: later it may go
        bool isStopped = false;
        bool isConflict = false;  ///< not stored, as another program changed the same
        QString why{};         ///< not stored, or not read, in words for a person
    };
    /// Stores the edit, also after another program changed the file, when it changes nothing of the same; a quick one is held then.
    Outcome store(const layers::Edit& edit, const layers::Storing& how);
    /// Looks whether another program changed the file, and takes over what it wrote.
    Outcome look();

    /// Newest first; nothing when they cannot be read, or not at once.
    std::optional<std::vector<layers::PastState>> pastStates() const;

   private:
    static geo::Result<std::unique_ptr<PlanFile>> open(const std::string& path, layers::Access access);
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
