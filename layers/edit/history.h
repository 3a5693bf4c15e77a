#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "layers/edit/edit.h"

namespace saban::layers {

using EditPtr = std::shared_ptr<const Edit>;

/// What can be taken back and done again in a session, without limit. A value: copies share their edits.
class History {
   public:
    /// After an edit was made: what had been taken back cannot be done again any more.
    void add(EditPtr edit) {
        edits_.resize(done_);
        edits_.push_back(std::move(edit));
        ++done_;
    }
    bool canUndo() const { return done_ > 0; }
    bool canRedo() const { return done_ < edits_.size(); }
    /// The edits in question. Ask `canUndo` or `canRedo` first.
    const EditPtr& toUndo() const { return edits_[done_ - 1]; }
    const EditPtr& toRedo() const { return edits_[done_]; }
    /// After the inverse of `toUndo`, or `toRedo`, was applied to the plan.
    void undone() { --done_; }
    void redone() { ++done_; }
    /// An edit that was lost can be done again, after all else that can.
    void addLost(EditPtr edit) {
        if (std::find(edits_.begin() + static_cast<std::ptrdiff_t>(done_), edits_.end(), edit) == edits_.end()) edits_.push_back(std::move(edit));
    }

   private:
    std::vector<EditPtr> edits_;
    std::size_t done_ = 0;
};

}  // namespace saban::layers
