#include <algorithm>

#include "layers/checks/rules.h"

namespace saban::layers {

namespace {

/// 20 or 30 digits (MIL-STD-2525D, 2525E), or 10 to 15 letters, digits, '-' and '*' (2525C). Whether there is such a symbol is
/// not decided here.
bool isWellFormed(const std::string& code) {
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (std::all_of(code.begin(), code.end(), isDigit)) return code.size() == 20 || code.size() == 30;
    const auto isLetter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    return code.size() >= 10 && code.size() <= 15 && isLetter(code.front()) &&
           std::all_of(code.begin(), code.end(), [&](char c) { return isDigit(c) || isLetter(c) || c == '-' || c == '*'; });
}

template <typename T>
void check(const Plan& plan, const CheckContext& context, Findings& findings) {
    for (const auto& row : plan.all<T>().rows()) {
        if (row->symbolCode.empty()) continue;
        if (!isWellFormed(row->symbolCode))
            findings.add(Severity::Error, *row,
                         text(SABAN_TR("layers", "the symbol code '{1}' of {0} has a wrong form: write 20 or 30 digits (2525D, 2525E) or 10 to 15 letters (2525C)"), titleOf(*row), row->symbolCode));
        else if (context.isKnownCode && !context.isKnownCode(row->symbolCode))
            findings.add(Severity::Warning, *row,
                         text(SABAN_TR("layers", "there is no sign for the symbol code '{1}' of {0}: an unknown one is drawn. Choose another code, or add a picture for it to the conventions."), titleOf(*row),
                              row->symbolCode));
    }
}

}  // namespace

void checkSymbolCodes(const Plan& plan, const CheckContext& context, Findings& findings) {
    check<Unit>(plan, context, findings);
    check<CommandPost>(plan, context, findings);
}

}  // namespace saban::layers
