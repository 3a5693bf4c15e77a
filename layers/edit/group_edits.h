#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "layers/edit/edit.h"
#include "layers/model/feature_ref.h"

namespace saban::layers {

// How features are grouped and in which order they stand: what dragging in a list does, as edits.

/// Takes features out of the group `from` and puts them into `to`; an empty one: none. Those that are in `to` already stay.
Edit moveToGroup(const Plan& plan, std::span<const FeatureRef> features, const Uid& from, const Uid& to);

/// A new group of that name with the features in it, inside `parent`, empty: inside none.
struct NewGroup {
    Edit edit;
    FeatureRef group;
};
NewGroup groupOf(const Plan& plan, std::span<const FeatureRef> features, std::string name, const Uid& parent = {});

/// Numbers features of a kind that has an order, groups, phases and scenes, from 1 in this sequence. Others keep theirs. Empty for other kinds.
Edit giveOrder(const Plan& plan, std::string_view kind, std::span<const Uid> uids);

}  // namespace saban::layers
