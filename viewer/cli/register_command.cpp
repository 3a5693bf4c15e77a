#include "viewer/cli/register_command.h"

#include <algorithm>
#include <filesystem>
#include <memory>

#include "geo/core/text.h"
#include "layers/briefing/register.h"
#include "layers/exchange/marking.h"
#include "viewer/cli/command_support.h"
#include "viewer/cli/plan_support.h"

namespace saban::cli {

namespace {

using Json = nlohmann::ordered_json;
using layers::RegisterEntry;

struct RegisterArguments {
    std::string plan, output, find;
    bool force = false;
    bool json = false;
};

Json toJson(const RegisterEntry& entry) {
    return {{"number", entry.number},   {"at", entry.at},         {"author", entry.author}, {"what", entry.what},    {"file", entry.file},
            {"marking", entry.marking}, {"digest", entry.digest}, {"bytes", entry.bytes},   {"copies", entry.copies}};
}

std::string toLine(const RegisterEntry& entry) {
    constexpr std::size_t kShownDigits = 16;
    return fmt::format("{:>6}  {}  {}  {}  {}{}  {}\n", entry.number, entry.at, entry.author, layers::registerWord(entry.what), entry.file,
                       entry.copies == 1 ? std::string{} : fmt::format(" x{}", entry.copies), entry.digest.substr(0, kShownDigits));
}

/// Only those of the same content, when a file is looked for.
geo::Result<std::vector<RegisterEntry>> entriesOf(const RegisterArguments& arguments) {
    auto entries = layers::registerOf(arguments.plan);
    if (!entries || arguments.find.empty()) return entries;
    const auto digest = layers::digestOfFile(arguments.find);
    if (!digest) return tl::unexpected(digest.error());
    std::erase_if(*entries, [&](const RegisterEntry& entry) { return entry.digest != *digest; });
    if (entries->empty())
        return geo::fail(geo::ErrorCode::NotFound, text(SABAN_TR("cli", "'{0}' is not in the register of plan '{1}': it was made elsewhere, or changed since"), arguments.find, arguments.plan));
    return entries;
}

int showRegister(const RegisterArguments& arguments) {
    if (!arguments.output.empty())
        if (const auto free = checkOutput(arguments.output, arguments.force); !free) return reportError(free.error());
    const auto entries = entriesOf(arguments);
    if (!entries) return reportError(entries.error());
    if (!arguments.output.empty()) {
        const auto store = openPlan(arguments.plan, layers::Access::ReadOnly);
        if (!store) return reportError(store.error());
        const std::string marking = (*store)->plan().settings.marking;
        std::string list = layers::withMarkingColumn(layers::registerCsv(*entries), marking);
        if (list.ends_with("\r\n")) list.resize(list.size() - 2);  // the report ends with a line of its own
        if (const int status = writeReport(list, arguments.output); status != kDone) return status;
        printWarnings(layers::enterOutputs(arguments.plan, marking, "register", std::span(&arguments.output, 1)));
    }
    if (arguments.json) {
        Json all = Json::array();
        for (const RegisterEntry& entry : *entries) all.push_back(toJson(entry));
        return printJson({{"plan", arguments.plan}, {"entries", all}});
    }
    if (!arguments.output.empty()) return kDone;
    std::string lines;
    for (const RegisterEntry& entry : *entries) lines += toLine(entry);
    return printLines(lines.empty() ? text(SABAN_TR("cli", "nothing was made of this plan yet")) + "\n" : lines);
}

}  // namespace

void addRegisterCommand(CLI::App& app, int& exitStatus) {
    CLI::App* command = app.add_subcommand("register", translated(SABAN_TR("cli", "Lists what was made of a plan: number, time, who, what, file and its digest")));
    auto arguments = std::make_shared<RegisterArguments>();
    command->add_option("PLAN", arguments->plan, translated(SABAN_TR("cli", "File of the plan (.gpkg)")))->required();
    command->add_option("--find", arguments->find, translated(SABAN_TR("cli", "Only entries of this file, known by its content")));
    command->add_option("-o,--output", arguments->output, translated(SABAN_TR("cli", "CSV file to write the register to")));
    command->add_flag("--force", arguments->force, translated(SABAN_TR("cli", "Replace an existing output")));
    command->add_flag("--json", arguments->json, translated(SABAN_TR("cli", "Print one JSON object")));
    command->callback([arguments, &exitStatus] { exitStatus = showRegister(*arguments); });
}

}  // namespace saban::cli
