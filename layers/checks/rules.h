#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geo/core/text.h"
#include "layers/checks/checks.h"
#include "layers/model/fields.h"
#include "layers/model/kind_words.h"

namespace saban::layers {

/// Takes the findings of one rule.
class Findings {
 public:
    Findings(std::string_view rule, std::vector<Finding>& all) : rule_(rule), all_(all) {}

    template <typename T>
    void add(Severity severity, const T& feature, std::string message) {
        all_.push_back({.severity = severity, .rule = std::string(rule_), .kind = std::string(kindName<T>()), .uid = feature.uid, .name = feature.name,
                        .message = std::move(message)});
    }

 private:
    std::string_view rule_;
    std::vector<Finding>& all_;
};

/// The beginning of a text, for a feature without name; whole letters.
std::string beginningOf(const std::string& text);

/// "structure 'Hầm họp'": how messages name a feature. One without name by how its note begins, else by its uid.
template <typename T>
std::string titleOf(const T& feature) {
    return feature.name.empty() && !feature.note.empty() ? calledInMessages(kindName<T>(), beginningOf(feature.note)) : calledInMessages(feature);
}

// One rule a file, of the same name.

void checkGeometry(const Plan& plan, const CheckContext& context, Findings& findings);
void checkReferences(const Plan& plan, const CheckContext& context, Findings& findings);
void checkNames(const Plan& plan, const CheckContext& context, Findings& findings);
void checkDates(const Plan& plan, const CheckContext& context, Findings& findings);
void checkStructureTypes(const Plan& plan, const CheckContext& context, Findings& findings);
void checkSymbolCodes(const Plan& plan, const CheckContext& context, Findings& findings);
void checkFiles(const Plan& plan, const CheckContext& context, Findings& findings);
void checkPositions(const Plan& plan, const CheckContext& context, Findings& findings);
void checkRoutes(const Plan& plan, const CheckContext& context, Findings& findings);
void checkHeadings(const Plan& plan, const CheckContext& context, Findings& findings);
void checkTexts(const Plan& plan, const CheckContext& context, Findings& findings);
void checkScenes(const Plan& plan, const CheckContext& context, Findings& findings);

}  // namespace saban::layers
