#include "layers/checks/checks.h"

#include <algorithm>
#include <array>

#include "geo/core/text.h"
#include "layers/checks/rules.h"

namespace saban::layers {

namespace {

using RunRule = void (*)(const Plan&, const CheckContext&, Findings&);

constexpr std::array<std::string_view, 12> kNames{"geometry",  "references", "names",  "dates",    "structure_types", "symbol_codes",
                                                  "files",     "positions",  "routes", "headings", "texts",  "scenes"};
constexpr std::array<RunRule, kNames.size()> kRules{checkGeometry, checkReferences, checkNames,  checkDates,    checkStructureTypes, checkSymbolCodes,
                                                    checkFiles,    checkPositions,  checkRoutes, checkHeadings, checkTexts,    checkScenes};

}  // namespace

std::string beginningOf(const std::string& text) {
    constexpr std::size_t kMostBytes = 60;
    std::size_t end = std::min(text.find('\n'), text.size());
    if (end <= kMostBytes) return text.substr(0, end);
    end = kMostBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

std::string_view wordOf(Severity severity) {
    static constexpr std::array<std::string_view, 3> words{"error", "warning", "note"};
    return words[static_cast<std::size_t>(severity)];
}

std::span<const std::string_view> checkRules() { return kNames; }

geo::Result<std::vector<Finding>> runChecks(const Plan& plan, const CheckContext& context, std::span<const std::string> rules) {
    for (const std::string& wanted : rules) {
        if (std::find(kNames.begin(), kNames.end(), wanted) != kNames.end()) continue;
        return geo::fail(geo::ErrorCode::InvalidArgument,
                         text(SABAN_TR("layers", "cannot check '{0}': there is no such rule. There are: {1}"), wanted, fmt::format("{}", fmt::join(kNames, ", "))));
    }
    std::vector<Finding> all;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (!rules.empty() && std::find(rules.begin(), rules.end(), kNames[i]) == rules.end()) continue;
        Findings findings(kNames[i], all);
        kRules[i](plan, context, findings);
    }
    return all;
}

}  // namespace saban::layers
