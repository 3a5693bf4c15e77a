#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/core/error.h"
#include "layers/model/plan.h"

namespace saban::layers {

class StructureCatalogue;

enum class Severity { Error, Warning, Note };

/// "error", "warning", "note".
std::string_view wordOf(Severity severity);

/// Something about a feature that a person should look at.
struct Finding {
    Severity severity = Severity::Warning;
    std::string rule{};  ///< "geometry", as `checkRules` names them
    std::string kind{};  ///< "structures": the name of the feature's kind
    Uid uid{};
    std::string name{};     ///< of the feature; may be empty
    std::string message{};  ///< what is wrong and what to do, for people
};

/// What rules need to know beside the plan. What is not given is not checked.
struct CheckContext {
    std::function<bool(const std::string&)> isKnownType{};  ///< whether the catalogue has such a structure type
    const StructureCatalogue* catalogue = nullptr;          ///< to look at sizes, and at what is a line and what a point
    std::function<bool(const std::string&)> isKnownCode{};  ///< whether there is a sign for a symbol code of the right form
    std::optional<geo::Bounds> table{};                     ///< in the plan's CRS
    Day today{};
    std::string planPath{};                                 ///< to find the files of map layers
};

/// Names of all rules, in the order in which they run.
std::span<const std::string_view> checkRules();

/// What the rules of these names find, all rules when none is named; by rule, then in the order of kinds and uids.
/// Errors: `InvalidArgument` for a rule that does not exist, naming those that do.
geo::Result<std::vector<Finding>> runChecks(const Plan& plan, const CheckContext& context, std::span<const std::string> rules = {});

}  // namespace saban::layers
