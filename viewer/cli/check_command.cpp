#include "viewer/cli/check_command.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <memory>

#include "geo/core/text.h"
#include "layers/catalogue/structure_catalogue.h"
#include "layers/checks/checks.h"
#include "layers/checks/known_signs.h"
#include "layers/ground/plan_resources.h"
#include "viewer/cli/command_support.h"
#include "viewer/cli/plan_support.h"

namespace saban::cli {

namespace {

using layers::Finding;
using layers::Severity;

struct CheckArguments {
    std::string plan;
    std::vector<std::string> rules;
    std::string catalogue;
    bool json = false;
};

layers::Day today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    std::array<char, 16> out{};
    std::strftime(out.data(), out.size(), "%Y-%m-%d", &local);
    return {out.data()};
}

geo::Warnings missingModels(const layers::StructureCatalogue& catalogue) {
    geo::Warnings warnings;
    std::error_code error;
    for (const layers::StructureType& type : catalogue.types())
        if (!type.modelFile.empty() && !std::filesystem::is_regular_file(type.modelFile, error))
            warnings.push_back({"own_model", text(SABAN_TR("cli", "the model '{0}' of structure type '{1}' is not there: the built-in one is drawn. Put it back, or correct 'model_file' in the catalogue."),
                                                  type.modelFile, type.id)});
    return warnings;
}

geo::Result<std::vector<Finding>> findingsOf(const CheckArguments& arguments) {
    const std::stop_token stop = interruptToken();
    const auto store = layers::PlanStore::open(arguments.plan, layers::Access::ReadOnly);
    if (!store) return tl::unexpected(store.error());
    for (const auto& warning : (*store)->warnings())
        if (warning.code != "dangling") printWarnings({warning});  // the rule about references tells it better
    const layers::Plan& plan = (*store)->plan();
    const auto catalogue = catalogueFor(plan.settings, arguments.plan, arguments.catalogue);
    if (!catalogue) return tl::unexpected(catalogue.error());
    printWarnings(missingModels(**catalogue));
    layers::KnownSigns signs(layers::readPlanConvention(plan.settings, arguments.plan).value_or(nullptr));
    const layers::CheckContext context{.isKnownType = [&catalogue](const std::string& type) { return (*catalogue)->find(type) != nullptr; },
                                       .catalogue = catalogue->get(),
                                       .isKnownCode = [&](const std::string& code) { return signs.isKnown(code); },
                                       .table = tableBounds(plan, arguments.plan, stop),
                                       .today = today(),
                                       .planPath = arguments.plan};
    if (stop.stop_requested()) return geo::fail(geo::ErrorCode::Cancelled, {});
    auto found = layers::runChecks(plan, context, arguments.rules);
    if (!found && found.error().code == geo::ErrorCode::InvalidArgument) return geo::fail(geo::ErrorCode::BadUsage, found.error().message);
    return found;
}

nlohmann::ordered_json toJson(const std::vector<Finding>& findings) {
    auto all = nlohmann::ordered_json::array();
    for (const Finding& finding : findings)
        all.push_back({{"severity", std::string(wordOf(finding.severity))},
                       {"rule", finding.rule},
                       {"kind", finding.kind},
                       {"uid", finding.uid},
                       {"feature", finding.name},
                       {"message", finding.message}});
    return {{"findings", all}};
}

std::string toText(const std::vector<Finding>& findings) {
    const std::array<std::string, 3> titles{text(SABAN_TR("cli", "error")), text(SABAN_TR("cli", "warning")), text(SABAN_TR("cli", "note"))};
    std::string lines;
    for (const Finding& finding : findings) lines += fmt::format("{} [{}] {}\n", titles[static_cast<std::size_t>(finding.severity)], finding.rule, finding.message);
    return lines.empty() ? text(SABAN_TR("cli", "nothing to object to")) + "\n" : lines;
}

int check(const CheckArguments& arguments) {
    const auto findings = findingsOf(arguments);
    if (!findings) return reportError(findings.error());
    const int written = arguments.json ? printJson(toJson(*findings)) : printLines(toText(*findings));
    if (written != kDone) return written;
    const bool hasErrors = std::any_of(findings->begin(), findings->end(), [](const Finding& finding) { return finding.severity == Severity::Error; });
    return hasErrors ? kFindings : kDone;
}

}  // namespace

void addCheckCommand(CLI::App& app, int& exitStatus) {
    CLI::App* command = app.add_subcommand("check", translated(SABAN_TR("cli", "Looks for mistakes in a plan; exit status 3 when there are errors")));
    auto arguments = std::make_shared<CheckArguments>();
    command->add_option("PLAN", arguments->plan, translated(SABAN_TR("cli", "File of the plan (.gpkg)")))->required();
    command->add_option("--rules", arguments->rules, translated(SABAN_TR("cli", "Only these rules, separated by commas: geometry, references, names, dates, structure_types, "
                                                                                "symbol_codes, files, positions, routes, headings, texts, scenes (default: all)")))
        ->delimiter(',')
        ->allow_extra_args(false);
    command->add_option("--catalogue", arguments->catalogue, translated(SABAN_TR("cli", "Your own catalogue of structures, over the one that comes with Saban: a JSON file (default: the plan's)")));
    command->add_flag("--json", arguments->json, translated(SABAN_TR("cli", "Print one JSON object")));
    command->callback([arguments, &exitStatus] { exitStatus = check(*arguments); });
}

}  // namespace saban::cli
