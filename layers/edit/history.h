#pragma once

#include <cstddef>
#include <vector>

#include "layers/edit/edit.h"

namespace saban::layers {

/// What can be taken back and done again in a session, without limit.
class History {
   public:
    /// After an edit was made: what had been taken back cannot be done again any more.
    void add(Edit edit) {
        edits_.resize(done_);
        edits_.push_back(std::move(edit));
        ++done_;
    }
    bool canUndo() const { return done_ > 0; }
    bool canRedo() const { return done_ < edits_.size(); }
    /// The edits in question. Ask `canUndo` or `canRedo` first.
    const Edit& toUndo() const { return edits_[done_ - 1]; }
    const Edit& toRedo() const { return edits_[done_]; }
    /// After the inverse of `toUndo`, or `toRedo`, was applied to the plan.
    void undone() { --done_; }
    void redone() { ++done_; }

   private:
    std::vector<Edit> edits_;
    std::size_t done_ = 0;
};

}  // namespace saban::layers
