#include "layers/edit/edit_labels.h"

#include "layers/edit/feature_edits.h"
#include "layers/model/kind_words.h"

namespace saban::layers {

std::string nameForLabel(const Plan& plan, const FeatureRef& feature) {
    const auto found = findFeature(plan, feature);
    return found && !found->name.empty() ? found->name : kindWord(feature.kind);
}

}  // namespace saban::layers
